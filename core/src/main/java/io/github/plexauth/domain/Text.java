package io.github.plexauth.domain;

/** Checks of text that a caller hands in; a refusal names the parameter and quotes nothing. */
final class Text {

    private Text() {}

    /** Refuses what is null or blank, or would not come back the same from UTF-8. */
    static void require(String text, String parameter) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(parameter + " is null or blank");
        }
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(parameter + " is not well-formed Unicode (half of a surrogate pair)");
        }
    }

    /** As {@link #require}, and refuses line breaks and other control characters. */
    static void requireLine(String text, String parameter) {
        require(text, parameter);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException(parameter + " contains a line break or another control character");
            }
        }
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
