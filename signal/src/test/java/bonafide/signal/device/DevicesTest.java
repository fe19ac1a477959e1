package bonafide.signal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.core.FraudKind;
import bonafide.core.IpSignals;
import bonafide.signal.device.Devices.Standing;
import bonafide.store.rows.SightingRows.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DevicesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final DeviceRules NOTHING_WATCHED = new DeviceRules(Set.of(), Set.of(), false);

  private static Use used(int day, int countries) {
    return new Use(
        day, NOW, NOW, 0, day, day, day, 1, 1, 1, 1, 1, 1, countries, 0, 0, 1, 0, 0, 0, 0, 0);
  }

  private static IpSignals ip(String country, String region, String city, boolean tor) {
    return ip(country, region, city, tor, null, null);
  }

  private static IpSignals ip(
      String country,
      String region,
      String city,
      boolean tor,
      @Nullable Integer accuracyKm,
      @Nullable Boolean anonymous) {
    return new IpSignals(
        "192.0.2.1",
        country,
        region,
        region,
        city,
        "Harbour Telecom",
        null,
        50.11,
        8.68,
        accuracyKm,
        "Europe/Berlin",
        tor,
        anonymous,
        false,
        false,
        null,
        null,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        List.of());
  }

  private static Standing standing(@Nullable IpSignals ip, @Nullable IpSignals stated) {
    return new Standing(Use.NONE, Use.NONE, ip, stated, null, false, Set.of(), Set.of(), 0, 0);
  }

  private static List<String> alerts(Standing standing, DeviceRules watched) {
    return Devices.judge("device", Map.of(), standing, watched, NOW).alerts();
  }

  @Test
  void whatOthersFoundIsToldByItsKind() {
    var standing =
        new Standing(
            Use.NONE,
            Use.NONE,
            null,
            null,
            null,
            false,
            Set.of(FraudKind.POLICY),
            Set.of(FraudKind.FINANCIAL, FraudKind.ACCOUNT_TAKEOVER, FraudKind.IDENTITY_THEFT),
            0,
            0);
    assertThat(alerts(standing, NOTHING_WATCHED))
        .containsExactly(
            "Owned Evidence Exists",
            "Other Subscriber Financial Evidence",
            "Other Subscriber ATO Evidence",
            "Other Subscriber ID Theft Evidence");
  }

  /// One bad device behind a carrier's address is not everybody there.
  @ParameterizedTest
  @CsvSource({"1,1,false", "2,2,true", "10,6,false", "10,7,true", "1000,10,false"})
  void anAddressIsRiskyWhenMostOfWhatComesFromItIs(int hits, int risky, boolean alert) {
    var use =
        new Use(
            hits, NOW, NOW, 0, 0, hits, hits, 1, 1, 1, 1, hits, 1, 1, 0, 0, 1, 0, 0, 0, risky, 0);
    var standing = Standing.of(Use.NONE, use, null);
    assertThat(alerts(standing, NOTHING_WATCHED).contains("IP Address Risk Global"))
        .isEqualTo(alert);
  }

  @ParameterizedTest
  @CsvSource({"9,9,false", "10,6,false", "10,7,true", "40,40,true"})
  void devicesThatAreAlikeSpeakAgainstOneWhenThereAreEnough(int alike, int fraud, boolean alert) {
    var standing =
        new Standing(Use.NONE, Use.NONE, null, null, null, false, Set.of(), Set.of(), alike, fraud);
    assertThat(alerts(standing, NOTHING_WATCHED).contains("Device Risk Global")).isEqualTo(alert);
  }

  @ParameterizedTest
  @CsvSource({
    "DE,HE,Frankfurt,DE,HE,Frankfurt,",
    "DE,HE,Frankfurt,DE,HE,Kassel,city",
    "DE,HE,Frankfurt,DE,BY,Fürth,region",
    "DE,HE,Frankfurt,FR,HE,Frankfurt,country"
  })
  void whereTheOrderSaysItIsStandsBesideWhereTheDeviceIs(
      String country,
      String region,
      String city,
      String otherCountry,
      String otherRegion,
      String otherCity,
      @Nullable String apart) {
    var alerts =
        alerts(
            standing(
                ip(country, region, city, false), ip(otherCountry, otherRegion, otherCity, false)),
            NOTHING_WATCHED);
    assertThat(alerts)
        .isEqualTo(apart == null ? List.of() : List.of("Geolocation Mismatch- " + apart));
  }

  /// From Frankfurt: to Berlin 423 km, to Paris 477, to Rome 959.
  @ParameterizedTest
  @CsvSource({
    "52.52,13.405,20,,,false",
    "48.857,2.352,20,,,false",
    "41.893,12.483,20,,,true",
    "41.893,12.483,470000,,,false",
    "41.893,12.483,20,500,,false",
    "41.893,12.483,20,,true,false"
  })
  void aDeviceIsNotFarFromWhereItsAddressIs(
      String latitude,
      String longitude,
      String accuracy,
      @Nullable Integer accuracyKm,
      @Nullable Boolean anonymous,
      boolean far) {
    var fired =
        Devices.judge(
                "device",
                Map.of("latitude", latitude, "longitude", longitude, "accuracy", accuracy),
                standing(ip("DE", "HE", "Frankfurt", false, accuracyKm, anonymous), null),
                NOTHING_WATCHED,
                NOW)
            .fired();
    assertThat(fired.stream().map(rule -> rule.because()).filter(because -> because.contains("km")))
        .isEqualTo(
            far ? List.of("The device says it is 959 km from where its address is.") : List.of());
  }

  @Test
  void theOperatorSaysWhatIsWatched(@TempDir Path folder) throws IOException {
    var file = folder.resolve("device.yaml");
    assertThat(DeviceRules.in(folder)).isEqualTo(NOTHING_WATCHED);
    Files.writeString(
        file,
        """
        high_risk_countries: [DE]
        watched_isps: [harbour]
        share_evidence: true
        """);
    var watched = DeviceRules.in(folder);
    assertThat(watched.sharesEvidence()).isTrue();
    assertThat(alerts(standing(ip("DE", "HE", "Frankfurt", true), null), watched))
        .containsExactly(
            "TOR Exit Node IP", "High Risk Country- DE", "ISP Watch List- Harbour Telecom");
    Files.writeString(file, "high_risk_countries: [Germany]");
    assertThatThrownBy(() -> DeviceRules.in(folder)).hasMessageContaining("Germany");
    Files.writeString(file, "high_risk: [DE]");
    assertThatThrownBy(() -> DeviceRules.in(folder)).hasMessageContaining("device.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "9,2,",
    "10,1,Transactions Per Device- 11 in 1 day",
    "1,3,Countries Per Device- 3 in 30 days"
  })
  void muchUseSpeaksAgainstADevice(int day, int countries, @Nullable String alert) {
    var alerts = alerts(Standing.of(used(day, countries), Use.NONE, null), NOTHING_WATCHED);
    assertThat(alerts).isEqualTo(alert == null ? List.of() : List.of(alert));
  }

  private static final String HINTS =
      """
      {"platform": "%s", "platformVersion": "%s", "model": "%s",
       "fullVersionList": [{"brand": "Chromium", "version": "142.0.7444.60"},
         {"brand": "Not_A Brand", "version": "99.0.0.0"},
         {"brand": "Google Chrome", "version": "142.0.7444.61"}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|Windows|15.0.0||Chrome|142.0.7444.61|Windows|11|",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|Windows|10.0.0||Chrome|142.0.7444.61|Windows|10|",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36|Android|16.0.0|Pixel 9|Chrome Mobile|142.0.7444.61|Android|16.0.0|Pixel 9",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1||||Mobile Safari|18.1|iOS|18.1|iPhone",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0||||Firefox|140.0|Mac OS X|10.15|",
        "Mozilla/5.0 (Linux; Android 12; Infinix X6817 Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.180 Mobile Safari/537.36||||Chrome Mobile WebView|124.0.6367|Android|12|Infinix X6817"
      })
  void aBrowserIsNamedByItsHeaderAndByWhatItHints(
      String header,
      @Nullable String platform,
      @Nullable String platformVersion,
      @Nullable String hinted,
      String browser,
      String version,
      String os,
      String osVersion,
      @Nullable String model) {
    var hints =
        JsonMapper.shared()
            .readTree(
                platform == null
                    ? "{}"
                    : HINTS.formatted(platform, platformVersion, hinted == null ? "" : hinted));
    var agent = Agents.of(header, hints);
    assertThat(agent).isEqualTo(new Agents.Agent(browser, version, os, osVersion, model));
  }

  @Test
  void devicesAreAsAlikeAsWhatIsKnownOfBoth() {
    var one =
        Map.of("webgl", "a", "canvas", "b", "fonts", "c", "sound", "d", "screen", "e", "zone", "f");
    assertThat(Telling.alike(one, one)).isEqualTo(1);
    assertThat(Telling.alike(one, Map.of("webgl", "a", "canvas", "b"))).as("too little").isZero();
    assertThat(
            Telling.alike(
                one,
                Map.of(
                    "webgl", "a", "canvas", "x", "fonts", "c", "sound", "d", "screen", "e", "zone",
                    "f")))
        .isLessThan(0.9);
  }
}
