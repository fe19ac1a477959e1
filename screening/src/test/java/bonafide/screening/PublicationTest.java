package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Sex;
import bonafide.core.Topic;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each publisher's format, on small specimens of our own.
class PublicationTest {
  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private List<Listing> read(String key) throws IOException {
    var found = Publication.in(folder);
    assertThat(found).extracting(Publication::key).containsExactly(key);
    return found.getFirst().read().listings();
  }

  private static List<String> names(Listing listing) {
    return listing.names().stream().map(Alias::text).toList();
  }

  @Test
  void ofacCsvIsPutTogetherFromItsFiles() throws IOException {
    write(
        "sdn.csv",
        """
        101,"TESTOV, Ivan","individual","PROGRAM",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 25 Jan 1970; alt. DOB circa 1971; nationality Korea, North; Passport M307968 issued 08 Sep 2001; Gender Male; a.k.a. 'VANYA'."
        102,"TEST SHIP",-0- ,"PROGRAM",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-\s
        103,"SEA TEST","vessel","PROGRAM",-0- ,"CALL1","Tanker",-0- ,-0- ,"Panama","Owner Ltd","Vessel Registration Identification IMO 9187629."
        \u001a
        """);
    write("alt.csv", "101,7,\"aka\",\"TESTOW, Iwan\",-0- \n102,8,\"fka\",\"OLD TEST SHIP\",-0- \n");
    write("add.csv", "102,9,\"Street 1\",\"Havana\",\"Cuba\",-0- \n");
    var listings = read("OFAC-SDN");
    assertThat(listings).hasSize(3);
    var person = listings.getFirst();
    assertThat(person.id()).isEqualTo("ofac-101");
    assertThat(person.kind()).isEqualTo(Kind.PERSON);
    assertThat(names(person)).containsExactly("TESTOV, Ivan", "TESTOW, Iwan", "VANYA");
    assertThat(person.names().getLast().quality()).isEqualTo(Alias.Quality.WEAK);
    assertThat(person.dates()).extracting(Object::toString).containsExactly("1970-01-25", "1971");
    assertThat(person.countries()).containsExactly("KP");
    assertThat(person.sex()).isEqualTo(Sex.MALE);
    assertThat(person.identifiers()).containsExactly("M307968");
    assertThat(person.record()).containsEntry("program", "PROGRAM").containsKey("aliases");
    assertThat(listings.get(1).countries()).containsExactly("CU");
    assertThat(listings.get(2).kind()).isEqualTo(Kind.VESSEL);
    assertThat(listings.get(2).identifiers()).containsExactly("9187629");
  }

  @Test
  void ofacXmlKnowsWeakAliases() throws IOException {
    write(
        "sdn.xml",
        """
        <?xml version="1.0"?><sdnList xmlns="urn:x"><publshInformation><Publish_Date>03/28/2025</Publish_Date></publshInformation>
        <sdnEntry><uid>5</uid><firstName>Ivan</firstName><lastName>TESTOV</lastName><sdnType>Individual</sdnType>
        <akaList><aka><uid>1</uid><category>weak</category><lastName>VANYA</lastName></aka></akaList>
        <nationalityList><nationality><country>Russia</country></nationality></nationalityList>
        <dateOfBirthList><dateOfBirthItem><dateOfBirth>09 Apr 1961</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>
        """);
    var listing = read("OFAC-SDN").getFirst();
    assertThat(names(listing)).containsExactly("TESTOV, Ivan", "VANYA");
    assertThat(listing.names().get(1).quality()).isEqualTo(Alias.Quality.WEAK);
    assertThat(listing.countries()).containsExactly("RU");
    assertThat(Publication.in(folder).getFirst().date()).isEqualTo("2025-03-28");
  }

  @Test
  void unXmlJoinsNamePartsAndKeepsTheOriginalScript() throws IOException {
    write(
        "un.xml",
        """
        <CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>IVAN</FIRST_NAME>
        <SECOND_NAME>TESTOV</SECOND_NAME><NAME_ORIGINAL_SCRIPT>Иван Тестов</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Russian Federation</VALUE></NATIONALITY>
        <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Vanya</ALIAS_NAME></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
        </INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>TEST TRADING</FIRST_NAME>
        <ENTITY_ADDRESS><COUNTRY>Singapore</COUNTRY></ENTITY_ADDRESS></ENTITY><ENTITY><DATAID>3</DATAID></ENTITY></ENTITIES></CONSOLIDATED_LIST>
        """);
    var publication = Publication.in(folder).getFirst();
    var reading = publication.read();
    assertThat(reading.listings()).hasSize(2);
    assertThat(reading.rejected()).hasSize(1);
    assertThat(reading.rejected().getFirst().where()).isEqualTo("3");
    var person = reading.listings().getFirst();
    assertThat(names(person)).containsExactly("IVAN TESTOV", "Иван Тестов", "Vanya");
    assertThat(person.dates()).extracting(Object::toString).containsExactly("1960", "1962");
    assertThat(reading.listings().get(1).countries()).containsExactly("SG");
  }

  @Test
  void euXmlReadsAttributes() throws IOException {
    write(
        "eu.xml",
        """
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-05T10:00:00"><sanctionEntity logicalId="13" euReferenceNumber="EU.1.2">
        <subjectType code="person" classificationCode="P"/><nameAlias wholeName="Ivan Testov" strong="true" gender="M"/><nameAlias firstName="I." lastName="T." strong="false"/>
        <citizenship countryIso2Code="RU"/><birthdate birthdate="1961-04-09"/><birthdate year="1962"/></sanctionEntity></export>
        """);
    var listing = read("EC-FSF").getFirst();
    assertThat(listing.id()).isEqualTo("eu-13");
    assertThat(names(listing)).containsExactly("Ivan Testov", "I. T.");
    assertThat(listing.sex()).isEqualTo(Sex.MALE);
    assertThat(listing.dates()).extracting(Object::toString).containsExactly("1961-04-09", "1962");
  }

  @Test
  void theJournalsRowsOfOneEntityAreOneListing() throws IOException {
    var header =
        "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,nationality,birthDate\n";
    write(
        "32014R0269.csv",
        header
            + "32014R0269,1,EU-UKR,I,Asset freeze,,,Person,Sergei TESTOV (Сергей ТЕСТОВ),Serhiy"
            + " TESTOV; Sergey TESTOV,,,,Russia,26.11.1972\n"
            + "32014R0269,1,EU-UKR,I,Travel ban,,,Person,Sergei TESTOV (Сергей"
            + " ТЕСТОВ),,,,,Russia,26.11.1972\n");
    var listings = read("EC-Journal");
    assertThat(listings).hasSize(1);
    assertThat(names(listings.getFirst()))
        .containsExactly("Sergei TESTOV", "Сергей ТЕСТОВ", "Serhiy TESTOV", "Sergey TESTOV");
  }

  @Test
  void theUkTableHasARowForEachName() throws IOException {
    write(
        "uk.csv",
        """
        Report Date: 11-Aug-2025
        Last Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name type,Alias strength,Designation Type,D.O.B,Nationality(/ies),Gender
        1/1/2025,RUS0001,14000,TESTOV,Ivan,Primary Name,,Individual,dd/mm/1961,Russia,Male
        1/1/2025,RUS0001,14000,TESTOW,Iwan,Alias,Low quality,Individual,,,
        """);
    var listing = read("UK-FCDO").getFirst();
    assertThat(names(listing)).containsExactly("Ivan TESTOV", "Iwan TESTOW");
    assertThat(listing.names().get(1).quality()).isEqualTo(Alias.Quality.WEAK);
    assertThat(listing.countries()).containsExactly("RU");
  }

  @Test
  void ppatkTablesKeepAliasesInsideTheName() throws IOException {
    workbook(
        "dttot.xlsx",
        List.of(
            List.of(
                "Nama",
                "Deskripsi",
                "Terduga",
                "Kode Densus",
                "Tempat Lahir",
                "Tanggal Lahir",
                "WN/Asal Negara",
                "Alamat"),
            List.of(
                "Budi Contoh alias Abu Contoh alias Si Budi",
                "",
                "Orang",
                "EDD-001",
                "Jakarta",
                "00/00/1970",
                "Indonesia",
                ""),
            List.of("Yayasan Contoh", "", "Korporasi", "ILQ-002", "", "", "Indonesia", "")));
    var listings = read("PPATK-DTTOT");
    assertThat(names(listings.getFirst())).containsExactly("Budi Contoh", "Abu Contoh", "Si Budi");
    assertThat(listings.getFirst().dates()).isEmpty();
    assertThat(listings.get(1).kind()).isEqualTo(Kind.ORGANISATION);
  }

  @Test
  void ppatkFreeTextDatesAreRead() throws IOException {
    write(
        "wmd.csv",
        "Nama,Terduga,Kode Densus,Tanggal Lahir,WN/Asal Negara\n"
            + "KIM CONTOH,Orang,DPRKi.033,\"a) tahun 1937 atau b) 4 Agustus 1938\",Korea Utara\n");
    var listing = read("PPATK-LDP").getFirst();
    assertThat(listing.dates())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("1937", "1938-08-04");
    assertThat(listing.countries()).containsExactly("KP");
  }

  @Test
  void theSingaporeScheduleIsReadFromItsPage() throws IOException {
    write(
        "mas.html",
        """
        <!DOCTYPE html><html><head><title>Terrorism (Suppression of Financing) Act 2002</title><script>var x = "1. Not A Person";</script></head><body>
        <h3>FIRST SCHEDULE</h3><p>1. Contoh bin Test, also known as Abu Test; born on 4 August 1968; Passport No. A1234567.</p><p>2. Another Example.</p></body></html>
        """);
    var listings = read("MAS-TSFA");
    assertThat(names(listings.getFirst())).containsExactly("Contoh bin Test", "Abu Test");
    assertThat(listings.getFirst().dates())
        .extracting(Object::toString)
        .containsExactly("1968-08-04");
    assertThat(listings.getFirst().topics()).containsExactly(Topic.OTHER);
    assertThat(names(listings.get(1))).containsExactly("Another Example");
  }

  @Test
  void ourOwnFormatCarriesPoliticallyExposedPersons() throws IOException {
    write(
        "pep.jsonl",
        """
        {"id": "pep-1", "publisher": "PEP", "names": ["Former Minister"], "topics": ["PEP"], "current": false, "dates": ["1950-01"], "countries": ["ID"], "sex": "FEMALE"}
        {"id": "pep-2", "publisher": "PEP", "names": []}
        {"id": "pep-3", "publisher": "PEP", "names": ["X"], "kind": "ALIEN"}
        not json
        """);
    var reading = Publication.in(folder).getFirst().read();
    assertThat(reading.listings()).hasSize(1);
    assertThat(reading.listings().getFirst().current()).isFalse();
    assertThat(reading.rejected())
        .extracting("where")
        .containsExactly("line 2", "line 3", "line 4");
  }

  @Test
  void aCompressedFileIsReadAsIs() throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("pep.jsonl.gz")))) {
      out.write(
          "{\"id\": \"pep-1\", \"publisher\": \"PEP\", \"names\": [\"Somebody\"]}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read("PEP-PEP")).hasSize(1);
  }

  @Test
  void ofSeveralVersionsTheNewestCounts() throws IOException {
    var un =
        "<CONSOLIDATED_LIST"
            + " dateGenerated=\"%s\"><INDIVIDUAL><DATAID>%d</DATAID><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>";
    write("b.xml", un.formatted("2026-02-27T00:00:00Z", 2));
    write("c.xml", un.formatted("2025-02-27T00:00:00Z", 1));
    assertThat(read("UNSCR-UNSCR").getFirst().id()).isEqualTo("un-2");
  }

  @Test
  void whatIsNoListIsLeftAlone() throws IOException {
    write("readme.md", "# Lists\n");
    write("table.csv", "a,b,c\n1,2,3\n");
    write("page.html", "<html><body>Hello</body></html>");
    Files.write(folder.resolve("noise.bin"), new byte[] {0, 1, 2, 3, 'P', 'K'});
    Files.createFile(folder.resolve("empty.xml"));
    assertThat(Publication.in(folder)).isEmpty();
  }

  private void workbook(String file, List<List<String>> rows) throws IOException {
    var sheet = new StringBuilder("<worksheet><sheetData>");
    for (var row : rows) {
      sheet.append("<row>");
      for (var cell : row)
        sheet.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
      sheet.append("</row>");
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(file)))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(
          sheet.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
