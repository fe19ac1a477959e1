package bonafide.screening.name;

/// The consonants of a word in one spelling, so that "Mohammed", "Muhamad" and "mhmd" agree.
public final class Skeleton {
  private Skeleton() {}

  public static String of(String token) {
    var key = new StringBuilder(token.length());
    for (var i = 0; i < token.length(); i++) {
      var next = i + 1 < token.length() ? token.charAt(i + 1) : ' ';
      var c = consonant(token.charAt(i), next, i == 0);
      if (c == 0) continue;
      if (skipsNext(token.charAt(i), next)) i++;
      if (key.isEmpty() || key.charAt(key.length() - 1) != c) key.append(c);
    }
    return key.toString();
  }

  private static boolean skipsNext(char c, char next) {
    return next == 'h'
        && (c == 'k' || c == 'g' || c == 's' || c == 'c' || c == 'p' || c == 't' || c == 'd'
            || c == 'z');
  }

  private static char consonant(char c, char next, boolean first) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u' -> first ? 'a' : 0;
      case 'y', 'w' -> first ? (c == 'w' ? 'v' : 'j') : 0;
      case 'h' -> first ? 'h' : 0;
      case 'c' -> next == 'h' ? 's' : next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
      case 'q', 'k' -> next == 'h' ? 'h' : 'k';
      case 'g' -> next == 'h' ? 'g' : next == 'e' || next == 'i' ? 'j' : 'g';
      case 'p' -> next == 'h' ? 'f' : 'p';
      case 'b' -> 'b';
      case 'v', 'f' -> 'f';
      case 's', 'z', 'x' -> 's';
      case 't', 'd' -> 't';
      case 'j' -> 'j';
      default -> c;
    };
  }
}
