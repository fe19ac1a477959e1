package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.screening.index.NameIndex;
import bonafide.screening.name.Equivalents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of customers and of pairs of names.
class BatchTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private NameIndex index() throws IOException {
    file(
        "list.jsonl",
        """
        {"id": "own-1", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Ivan Testov", "Wanja Testow"], "dates": ["1961-04-09"], "countries": ["RU"], "topics": ["SANCTION"], "record": {}}
        {"id": "own-2", "publisher": "OWN", "list": "OWN", "kind": "ORGANISATION", "names": ["Testov Shipping Ltd"], "countries": ["PA"], "topics": ["SANCTION"], "record": {}}
        """);
    var listings = new ArrayList<bonafide.screening.listing.Listing>();
    for (var publication : Publication.in(folder)) listings.addAll(publication.read().listings());
    return new NameIndex(listings);
  }

  @Test
  void everyCustomerIsScreenedInOrderAndOddFactsAreNamed() throws IOException {
    var customers =
        file(
            "customers.csv",
            """
            id,name,type,birth_date,country
            7,Testov Ivan,person,1961-4-9,RU
            8,"Nohitsworth, Quentin",,,
            9,TESTOV SHIPPING,company,,Panama
            10,Ivan Testov,person,09/04/1961,Nowhereland
            11,,person,,
            12,Nobody Known,wizard,,
            """);
    var out = folder.resolve("hits.csv");
    var done = new ArrayList<String>();
    var screening = new Customers(index(), 70, 3);
    assertThat(screening.screen(customers, out, (at, all) -> done.add(at + " of " + all)))
        .isEqualTo(3);
    assertThat(Files.readString(out).replaceAll("(9,1,own-2,OWN,9\\d)\\.\\d\\d", "$1"))
        .matches(
            """
            id,rank,listing,publisher,score,matched_name
            7,1,own-1,OWN,100.00,Ivan Testov
            9,1,own-2,OWN,9\\d,Testov Shipping Ltd
            10,1,own-1,OWN,100.00,Ivan Testov
            """);
    assertThat(done).containsExactly("6 of 6");
    assertThat(screening.remarks())
        .containsExactly(
            "customer 4 (10): birth_date \"09/04/1961\" is not YYYY, YYYY-MM or YYYY-MM-DD",
            "customer 4 (10): country \"Nowhereland\" is not known",
            "customer 5 (11): no name",
            "customer 6 (12): type \"wizard\" is not known; all kinds are searched");
  }

  @Test
  void numbersAndAddressesCountWhereTheFileHasThem() throws IOException {
    file(
        "numbered.jsonl",
        """
        {"id": "own-3", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Karl Schmidt"], "identifiers": ["AB1234567"], "topics": ["SANCTION"], "record": {}}
        {"id": "own-4", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Piotr Nowakowski Zielinski"], "topics": ["SANCTION"], "record": {"address": "12 Elm Road Minsk"}}
        """);
    var customers =
        file(
            "more.csv",
            """
            id,name,identifier,address
            1,Maria Lopez,ab1234567,
            2,Piotr Nowakowski,,"12 Elm Road, Minsk"
            3,Piotr Nowakowski,,
            """);
    var out = folder.resolve("hits.csv");
    assertThat(new Customers(index(), 75, 3).screen(customers, out, (_, _) -> {})).isEqualTo(3);
    var scores = Files.readAllLines(out).stream().skip(1).map(line -> line.split(",")).toList();
    assertThat(scores).extracting(line -> line[2]).containsExactly("own-3", "own-4", "own-4");
    assertThat(Double.parseDouble(scores.get(0)[4])).isEqualTo(80);
    assertThat(Double.parseDouble(scores.get(1)[4]))
        .isGreaterThan(Double.parseDouble(scores.get(2)[4]));
  }

  @Test
  void aFileWithoutNamesIsRefusedAndLeavesTheOldHits() throws IOException {
    var out = file("hits.csv", "old");
    var index = index();
    assertThatThrownBy(
            () ->
                new Customers(index, 70, 3)
                    .screen(file("c.csv", "id,nom\n1,x\n"), out, (_, _) -> {}))
        .hasMessageContaining("name");
    assertThat(out).hasContent("old");
  }

  @Test
  void pairsAreScoredAlikeFromBothSides() throws IOException {
    var pairs =
        file(
            "pairs.csv",
            """
            id,left,right,type
            1,Ivan Testov,TESTOV Ivan,person
            2,"Testov Shipping, Ltd.",Testov Shipping Limited,organisation
            3,Ivan Testov,Quentin Nohitsworth,person
            4,,Ivan,
            """);
    var out = folder.resolve("scores.csv");
    assertThat(new NamePairs(Equivalents.SHIPPED).compare(pairs, out)).isEqualTo(4);
    var lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).isEqualTo("id,score");
    assertThat(lines.get(1)).isEqualTo("1,100.00");
    assertThat(Double.parseDouble(lines.get(2).split(",")[1])).isGreaterThan(80);
    assertThat(Double.parseDouble(lines.get(3).split(",")[1])).isLessThan(40);
    assertThat(lines.get(4)).isEqualTo("4,0.00");
    assertThat(new NamePairs(Equivalents.SHIPPED).score("Karim Testov", "Testova"))
        .isEqualTo(new NamePairs(Equivalents.SHIPPED).score("Testova", "Karim Testov"));
  }

  @Test
  void namesInArabicLettersComeCloseToTheirLatinSpellings() {
    for (var pair :
        java.util.Map.of(
                "محمد التكريتي", "Muhammad al-Tikriti",
                "سيف الدين", "Saifuddin",
                "عبد الله حسن", "Abdullah Hassan",
                "حامد محمود", "Hamid Mahmud",
                "سيف الله", "Saifullah",
                "عبدالرحمن", "Abd al-Rahman",
                "يوسف كريمي", "Yusuf Karimi")
            .entrySet())
      assertThat(new NamePairs(Equivalents.SHIPPED).score(pair.getKey(), pair.getValue()))
          .as(pair.getValue())
          .isGreaterThan(80);
    assertThat(new NamePairs(Equivalents.SHIPPED).score("محمد حسن", "Quentin Nohitsworth"))
        .isLessThan(40);
  }

  @Test
  void aSpaceInTheWrongPlaceAndASlipAreForgiven() {
    assertThat(new NamePairs(Equivalents.SHIPPED).score("IvanT estov", "TESTOV, Ivan"))
        .isGreaterThan(85);
    assertThat(new NamePairs(Equivalents.SHIPPED).score("Han Yyu Ro", "Han Yu Ro"))
        .isGreaterThan(85);
    assertThat(
            new NamePairs(Equivalents.SHIPPED)
                .score("al-Rahman Testov, Abd", "Abdul Rahman Testov"))
        .isGreaterThan(85);
  }
}
