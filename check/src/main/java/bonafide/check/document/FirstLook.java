package bonafide.check.document;

import bonafide.check.Settings;
import bonafide.core.DocumentReading;
import bonafide.document.Documents;
import bonafide.document.Quality;
import bonafide.face.Faces;
import bonafide.face.Selfie;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Tells whoever hands in a picture, while they can still take another one, what is wrong with it.
/// It decides nothing.
public final class FirstLook {
  /// What to do better; what each means is in the catalogue of texts.
  public enum Advice {
    BLURRED,
    SMALL,
    GLARE,
    CUT,
    NO_PRINT,
    WRONG_DOCUMENT,
    EXPIRED,
    NO_FACE,
    SEVERAL_FACES,
    FACE_CUT,
    EYES_CLOSED,
    FACE_COVERED,
    FACE_ON_DOCUMENT,
    UNREADABLE
  }

  /// @param advice empty when the picture is good
  /// @param fields what the applicant may correct, by the names of [IdDocumentCheck]
  public record Seen(List<Advice> advice, Map<String, String> fields) {
    static Seen only(Advice advice) {
      return new Seen(List.of(advice), Map.of());
    }
  }

  private static final List<String> OF_A_PERSON =
      List.of("full_name", "birth_date", "id_number", "expires");
  private static final List<String> OF_A_BUSINESS = List.of("business_name", "registration_number");

  private final Documents documents;
  private final Faces faces;
  private final IdDocumentCheck reader;

  /// Files are whole in memory while they are read.
  private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  public FirstLook(Documents documents, Faces faces, InstantSource clock) {
    this.documents = documents;
    this.faces = faces;
    this.reader = new IdDocumentCheck(documents, clock);
  }

  /// @param type the document that was chosen: `PASSPORT`, `ID_CARD`, `DRIVING_LICENSE` or `ANY`
  public Seen front(byte[] file, String type) {
    return bounded(
        () -> {
          var looked = documents.look(file);
          var look = looked.look();
          if (look == null) return Seen.only(Advice.UNREADABLE);
          var advice = advice(look.quality());
          var reading =
              reader.joined(
                  new Settings.IdDocument("", null, type, "", null), List.of(look.reading()));
          for (var sign : reading.signs()) {
            if (sign.code().equals(IdDocumentCheck.OTHER_TYPE)) advice.add(Advice.WRONG_DOCUMENT);
            if (sign.code().equals(IdDocumentCheck.EXPIRED)) advice.add(Advice.EXPIRED);
          }
          // A passport is known by its zone: without one, and well seen, it is something else.
          if (advice.isEmpty() && type.equals("PASSPORT") && !reading.kind().equals("passport"))
            advice.add(Advice.WRONG_DOCUMENT);
          return new Seen(advice, fields(reading, OF_A_PERSON));
        });
  }

  public Seen back(byte[] file) {
    return bounded(
        () -> {
          var look = documents.look(file).look();
          if (look == null) return Seen.only(Advice.UNREADABLE);
          return new Seen(advice(look.quality()), Map.of());
        });
  }

  public Seen business(byte[] file) {
    return bounded(
        () -> {
          var paper = documents.inspect(file);
          if (!paper.why().isEmpty()) return Seen.only(Advice.UNREADABLE);
          if (paper.lines().isEmpty()) return Seen.only(Advice.NO_PRINT);
          return new Seen(List.of(), fields(paper.reading(), OF_A_BUSINESS));
        });
  }

  public Seen selfie(byte[] file) {
    return switch (faces.check(file)) {
      case Faces.Unseen(var why) ->
          Seen.only(why.equals(Faces.NO_FACE) ? Advice.NO_FACE : Advice.UNREADABLE);
      case Faces.Seen(var selfie) -> new Seen(advice(selfie), Map.of());
    };
  }

  private static List<Advice> advice(Selfie selfie) {
    var advice = new ArrayList<Advice>();
    if (selfie.onDocument()) advice.add(Advice.FACE_ON_DOCUMENT);
    if (selfie.prominent() > 1) advice.add(Advice.SEVERAL_FACES);
    if (selfie.isCropped()) advice.add(Advice.FACE_CUT);
    if (selfie.isMasked()) advice.add(Advice.FACE_COVERED);
    if (!selfie.eyes().isOpen()) advice.add(Advice.EYES_CLOSED);
    return advice;
  }

  private static List<Advice> advice(List<Quality.Fault> faults) {
    var advice = new ArrayList<Advice>();
    for (var fault : faults)
      advice.add(
          switch (fault) {
            case NO_PRINT -> Advice.NO_PRINT;
            case SMALL -> Advice.SMALL;
            case BLURRED -> Advice.BLURRED;
            case GLARE -> Advice.GLARE;
            case CUT -> Advice.CUT;
          });
    return advice;
  }

  private static Map<String, String> fields(DocumentReading reading, List<String> names) {
    var fields = new LinkedHashMap<String, String>();
    for (var name : names) reading.field(name).ifPresent(field -> fields.put(name, field.value()));
    return fields;
  }

  private Seen bounded(java.util.function.Supplier<Seen> look) {
    places.acquireUninterruptibly();
    try {
      return look.get();
    } finally {
      places.release();
    }
  }
}
