// What an application in Kotlin does with the library. KotlinTest compiles and runs it.
import io.github.plexauth.PlexAuth
import io.github.plexauth.domain.AccessToken
import io.github.plexauth.domain.DeviceSignIn
import io.github.plexauth.domain.Source
import io.github.plexauth.domain.TokenValidity
import io.github.plexauth.domain.TokenVerification
import io.github.plexauth.error.PlexUnauthorizedException
import io.github.plexauth.examples.server.EmbeddedPlexServer
import io.github.plexauth.examples.server.EmbeddedPlexTv
import io.github.plexauth.json.jsonb.JsonbCodec
import io.github.plexauth.port.HttpTransport
import io.github.plexauth.port.JsonCodec
import io.github.plexauth.port.TransportResponse
import io.github.plexauth.transport.jdk.JdkHttpTransport
import java.net.URI
import java.time.Duration
import kotlin.jvm.optionals.getOrNull
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

// A "when" over a sealed result needs no "else".
fun describe(validity: TokenValidity): String = when (validity) {
    is TokenValidity.Valid -> "valid for " + (validity.account.title().getOrNull() ?: "somebody")
    is TokenValidity.Invalid -> "invalid"
    is TokenValidity.Unknown -> "unknown"
}

fun tokenOf(signIn: DeviceSignIn): AccessToken = when (signIn) {
    is DeviceSignIn.Registered -> signIn.token.accessToken
    is DeviceSignIn.KeyIgnored -> signIn.legacyToken
}

fun isGenuine(verification: TokenVerification): Boolean = when (verification) {
    is TokenVerification.Genuine -> true
    is TokenVerification.Rejected -> false
}

fun main() = runBlocking {
    JdkHttpTransport.create().use { transport ->
        EmbeddedPlexServer.start().use { server ->
            EmbeddedPlexTv.builder().owned(server).start().use { plexTv ->
                signIn(transport, plexTv)
                call(transport, server)
            }
        }
    }
    replacePorts()
    refuseNull()
}

private suspend fun signIn(transport: HttpTransport, plexTv: EmbeddedPlexTv) {
    val account = PlexAuth.builder()
        .clientIdentifier("kotlin")
        .transport(transport)
        .codec(JsonbCodec.create())
        .accountUri(plexTv.baseUri())
        .build()
        .account()
    val pin = account.createPinAsync().await()
    plexTv.approve(pin.code())
    val token = account.awaitTokenAsync(pin, Duration.ofMinutes(1)) { secondsLeft -> check(secondsLeft > 0) }.await()
    println("the token is " + describe(account.validateAsync(token).await()))
    println("another is " + describe(account.validateAsync(AccessToken.of("another")).await()))
}

private suspend fun call(transport: HttpTransport, plex: EmbeddedPlexServer) {
    val plexAuth = PlexAuth.builder()
        .clientIdentifier("kotlin").transport(transport).codec(JsonbCodec.create()).build()
    val server = plexAuth.server(plex.baseUri(), AccessToken.of(plex.token()))
    println(server.getTransientTokenAsync().await().accessToken)

    val source = Source.server(plex.shared().keys.first())
    val info = server.getSourceConnectionInformationAsync(source).await()
    println(info.name().getOrNull() + ": " + info.connections().joinToString { it.place().name })

    try {
        plexAuth.server(plex.baseUri(), AccessToken.of("another")).getTransientTokenAsync().await()
    } catch (refused: PlexUnauthorizedException) { // "await" throws the exception itself, not an ExecutionException.
        println("refused with status " + refused.status())
    }

    plex.delay(Duration.ofSeconds(20))
    val pending = server.getTransientTokenAsync()
    try {
        withTimeout(300.milliseconds) { pending.await() }
    } catch (ended: TimeoutCancellationException) { // A cancelled future ends the call and its connection.
        println("timed out, and the future is cancelled: " + pending.isCancelled)
    }
}

// Both driven ports have one method, so a lambda implements them.
private suspend fun replacePorts() {
    val transport = HttpTransport { request ->
        TransportResponse(200, mapOf(), """{"method":"${request.method()}"}""".toByteArray())
    }
    val codec = JsonCodec { bytes -> mapOf("MediaContainer" to mapOf("token" to "transient-${bytes.size}-bytes")) }
    val plexAuth = PlexAuth.builder().clientIdentifier("kotlin").transport(transport).codec(codec).build()
    val server = plexAuth.server(URI("http://127.0.0.1:1"), AccessToken.of("secret"))
    println("from lambdas: " + server.getTransientTokenAsync().await().accessToken.value())
}

// The compiler refuses null where it knows the type: see Mistakes.kt. What Java code returns may still be null.
private fun refuseNull() {
    try {
        AccessToken.of(System.getProperty("absent"))
    } catch (refused: NullPointerException) {
        println("refused at run time: " + refused.message)
    }
}
