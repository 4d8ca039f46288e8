package io.github.plexauth.system.hostile.input;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged inputs for each target, the same ones each time. The long run is guided by coverage: see FuzzRun. */
class ShortFuzzTest {

    private static final int INPUTS = 2_500;
    private static final long SEED = 20_261_124;
    private static final String SPECIAL =
            "{}[]\",:\\<>&;!?/%#@=- \n\r\t\0\u0001\u007f\u0080\u00c3\u00ed\u00ef\u00fe\u00ff019eE.";

    @ParameterizedTest
    @EnumSource
    void nothingUnexpectedComesOut(FuzzTarget target) {
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (byte[] seed : target.seeds()) {
                take(target, seed);
            }
            for (int i = 0; i < INPUTS; i++) {
                take(target, damaged(target.seeds(), random));
            }
        });
    }

    private static void take(FuzzTarget target, byte[] input) {
        try {
            target.take(input);
        } catch (Throwable finding) {
            throw new AssertionError(target + " on " + HexFormat.of().formatHex(input), finding);
        }
    }

    private static byte[] damaged(List<byte[]> seeds, Random random) {
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            input = damaged(input, seeds.get(random.nextInt(seeds.size())), random);
        }
        return input;
    }

    private static byte[] damaged(byte[] input, byte[] other, Random random) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(12));
        byte[] head = Arrays.copyOf(input, from);
        byte[] tail = Arrays.copyOfRange(input, to, input.length);
        int start = random.nextInt(other.length + 1);
        byte[] middle = switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()))};
            case 2 -> new byte[] {(byte) random.nextInt()};
            case 3 -> Arrays.copyOfRange(other, start, Math.min(other.length, start + random.nextInt(40)));
            default -> repeated(Arrays.copyOfRange(input, from, to), random.nextInt(80));
        };
        boolean endsHere = random.nextInt(8) == 0;
        return joined(joined(head, middle), endsHere ? new byte[0] : tail);
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
