package bonafide.check;

import bonafide.core.Topic;
import bonafide.source.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan tells a check: which check it is, and how strict.
public sealed interface Settings {

  /// @param publishers whose lists are asked; empty asks all of them
  /// @param topics which topics count; empty counts all of them
  /// @param officeToday whether of the politically exposed only those in office today count
  /// @param threshold 0-100; a listing below it is no hit
  /// @param limit how many hits are kept, best first
  record Watchlists(
      Set<String> publishers, Set<Topic> topics, boolean officeToday, int threshold, int limit)
      implements Settings {
    public Watchlists {
      publishers = Set.copyOf(publishers);
      topics = Set.copyOf(topics);
      if (threshold < 0 || threshold > 100)
        throw new IllegalArgumentException("threshold " + threshold + " is not between 0 and 100");
    }
  }

  /// Two pictures handed in, and how alike their faces have to be.
  ///
  /// @param one under which name the first was handed in
  /// @param accept from this score a high-assurance model lets pass
  /// @param reject below this score it is another person
  /// @param holding whether the second shows somebody who holds the document the first one shows
  record FaceComparison(String one, String two, int accept, int reject, boolean holding)
      implements Settings {
    public FaceComparison(String one, String two, int accept, int reject) {
      this(one, two, accept, reject, false);
    }
  }

  /// A selfie handed in, and whether it was taken of a living person.
  ///
  /// @param image under which name it was handed in
  record SelfieLiveness(String image) implements Settings {}

  /// A document handed in, to be read.
  ///
  /// @param kind what it should be, as `passport` or `bank_statement`
  /// @param file under which name it was handed in
  /// @param forced the outcome a sandbox request wants
  record Document(String kind, String file, @Nullable String forced) implements Settings {}

  /// Both sides of an identity document handed in, to be read as one.
  ///
  /// @param front under which name its front was handed in
  /// @param back the same of its back; null when it has none
  /// @param type `PASSPORT`, `DRIVING_LICENSE`, `ID_CARD`, or `ANY`
  /// @param country that issued it, ISO 3166-1 alpha-2; empty for any
  /// @param forced the outcome a sandbox request wants
  record IdDocument(
      String front, @Nullable String back, String type, String country, @Nullable String forced)
      implements Settings {}

  /// What a document of the same order should say.
  ///
  /// @param claims by name: `full_name`, `birth_date`, `id_number`, `issued`, `expires`, `sex`,
  ///     `country`
  record Expectations(Map<String, String> claims) implements Settings {
    public Expectations {
      claims = Map.copyOf(claims);
    }
  }

  /// Supporting papers handed in.
  ///
  /// @param names under which they were handed in
  /// @param person whose name they should say; null for nobody's
  /// @param address which they should say, its parts by name as `line1`; empty for none
  record Papers(List<String> names, @Nullable String person, Map<String, String> address)
      implements Settings {
    public Papers {
      names = List.copyOf(names);
      address = Map.copyOf(address);
    }
  }

  /// Numbers that record keepers may know.
  ///
  /// @param claims what is compared with their records, by name
  record Numbers(List<Numbered> numbers, Map<String, String> claims) implements Settings {
    /// @param name under which the answer is found
    /// @param country whose records, ISO 3166-1 alpha-2
    public record Numbered(String name, String country, String number) {}

    public Numbers {
      numbers = List.copyOf(numbers);
      claims = Map.copyOf(claims);
    }
  }

  /// What an order lacks that it cannot be worked on without.
  ///
  /// @param missing sentences
  record Lacking(List<String> missing) implements Settings {
    public Lacking {
      missing = List.copyOf(missing);
    }
  }

  /// A sandbox request that wants a certain answer.
  ///
  /// @param persona as docs/reference/sandbox.md names it
  record Rehearsal(String persona) implements Settings {}

  /// News that speak of the subject near words of crime.
  ///
  /// @param precise whether only the name as written counts
  /// @param relevance 0-100; an article below it is left out
  /// @param years how far back; -1 for no limit
  /// @param words further words that make an article count
  /// @param sites hosts that count; empty for all
  record News(
      boolean precise, int relevance, int years, List<String> words, List<String> sites, int limit)
      implements Settings {
    public News {
      words = List.copyOf(words);
      sites = List.copyOf(sites);
    }
  }

  /// Companies of a register, and the people in them.
  ///
  /// @param country whose register, ISO 3166-1 alpha-2
  /// @param threshold 0-100, for screening the people found
  record Companies(String country, int threshold) implements Settings {}

  /// Decisions of courts.
  ///
  /// @param country whose courts, ISO 3166-1 alpha-2
  record Courts(String country) implements Settings {}

  /// The money that went through a blockchain address.
  ///
  /// @param hops how many steps are followed
  record ChainAnalysis(int hops) implements Settings {}

  /// One risk signal about what was stated.
  ///
  /// @param claims by name, as `given_name`; docs/reference/connectors.md lists them
  /// @param options of the signal, as `register` or `search`
  /// @param upstream whether what was not stated may come from a document read in the same order
  /// @param forced the outcome a sandbox request wants
  record Signal(
      About about,
      Map<String, String> claims,
      Map<String, String> options,
      boolean upstream,
      @Nullable String forced)
      implements Settings {
    /// What is asked about. The names are stored.
    public enum About {
      ADDRESS,
      RESIDENCY,
      LICENCE,
      DEVICE,
      IDENTITY,
      EMAIL,
      GOVERNMENT,
      FACE,
      CPF,
      PHONE,
      SOCIAL_SECURITY,
      IP,
      EKYC,
      PERSON;

      /// The name of the check that answers.
      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }

    public Signal {
      claims = Map.copyOf(claims);
      options = Map.copyOf(options);
    }
  }

  /// @param kind what is looked up
  /// @param country whose records, ISO 3166-1 alpha-2
  /// @param asked the claims it is compared with, by name; `provider` says whose register is
  ///     meant
  /// @param number in its normal form
  /// @param forced the outcome a sandbox request wants
  record Lookup(
      Kind kind, String country, String number, Map<String, String> asked, @Nullable String forced)
      implements Settings {
    public Lookup {
      asked = Map.copyOf(asked);
      // Orders stored before countries were: only businesses were not Indonesian.
      country =
          Objects.requireNonNullElse(country, kind == Kind.BUSINESS_REGISTRATION ? "PH" : "ID");
    }
  }
}
