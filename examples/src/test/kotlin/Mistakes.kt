// Each line with the comment "error" must not compile, and no other. KotlinTest compares them.
import io.github.plexauth.AccountAuthentication
import io.github.plexauth.PlexAuth
import io.github.plexauth.domain.AccessToken
import io.github.plexauth.domain.DeviceSignIn
import io.github.plexauth.domain.Source
import io.github.plexauth.domain.TokenValidity
import io.github.plexauth.json.jsonb.JsonbCodec
import io.github.plexauth.transport.httpclient.ApacheHttpTransport
import io.github.plexauth.transport.jdk.JdkHttpTransport
import java.net.URI

fun mistakes(plexAuth: PlexAuth, account: AccountAuthentication, text: String?, token: AccessToken?) {
    AccessToken.of(text) // error
    Source.parse(null) // error
    plexAuth.server(URI("http://127.0.0.1:1"), token) // error
    account.validateAsync(token) // error
    PlexAuth.builder().clientIdentifier(null) // error
    PlexAuth.builder().transport(null) // error
    JdkHttpTransport.builder().sslContext(null) // error
    ApacheHttpTransport.using(null) // error
    JsonbCodec.using(null) // error
    val name: String = account.createPin().code()
    println(name)
}

fun incomplete(validity: TokenValidity): String = when (validity) { // error
    is TokenValidity.Valid -> "valid"
    is TokenValidity.Invalid -> "invalid"
}

fun incomplete(signIn: DeviceSignIn): String = when (signIn) { // error
    is DeviceSignIn.Registered -> "registered"
}
