package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rooms depend downwards only, and no packages on each other in a circle; read from the compiled
/// classes.
class ArchitectureTest {
  /// Each module and the modules it may use; what is not named here may not be used.
  private static final Map<String, Set<String>> BELOW =
      Map.ofEntries(
          Map.entry("core", Set.of()),
          Map.entry("image", Set.of()),
          Map.entry("screening", Set.of("core")),
          Map.entry("network", Set.of()),
          Map.entry("face", Set.of("core", "image", "network")),
          Map.entry("document", Set.of("core", "image", "network")),
          Map.entry("store", Set.of("core")),
          Map.entry("source", Set.of("core", "store")),
          Map.entry("signal", Set.of("core", "store", "source")),
          Map.entry(
              "check",
              Set.of("core", "screening", "face", "document", "store", "source", "signal")),
          Map.entry("verification", Set.of("core", "store", "check", "source")),
          Map.entry(
              "api", Set.of("core", "image", "store", "source", "signal", "check", "verification")),
          Map.entry(
              "server",
              Set.of(
                  "core",
                  "store",
                  "screening",
                  "face",
                  "document",
                  "source",
                  "signal",
                  "check",
                  "verification",
                  "api")));

  private static final Pattern TYPE = Pattern.compile("L(bonafide/[\\w/$]+);");

  /// Package to the packages it names.
  private static final Map<String, Set<String>> USES = new TreeMap<>();

  private static final Map<String, String> MODULE = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (var module : BELOW.keySet()) {
      var classes = Path.of("..", module, "target", "classes");
      assertThat(classes).as("compiled classes of %s", module).isDirectory();
      try (var files = Files.walk(classes)) {
        for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          read(module, file);
        }
      }
    }
  }

  private static void read(String module, Path file) throws IOException {
    var model = ClassFile.of().parse(file);
    var own = packageOf(model.thisClass().asInternalName());
    MODULE.put(own, module);
    var uses = USES.computeIfAbsent(own, _ -> new TreeSet<>());
    for (var entry : model.constantPool()) {
      if (entry instanceof ClassEntry type && type.asInternalName().startsWith("bonafide/")) {
        uses.add(packageOf(type.asInternalName()));
      } else if (entry instanceof Utf8Entry text) {
        var types = TYPE.matcher(text.stringValue());
        while (types.find()) uses.add(packageOf(types.group(1)));
      }
    }
    uses.remove(own);
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/')).replace('/', '.');
  }

  @Test
  void modulesUseOnlyWhatIsBelowThem() {
    var wrong = new ArrayList<String>();
    USES.forEach(
        (own, uses) -> {
          for (var used : uses) {
            var from = MODULE.getOrDefault(own, "?");
            var to = MODULE.getOrDefault(used, "?");
            if (!from.equals(to) && !BELOW.getOrDefault(from, Set.of()).contains(to)) {
              wrong.add("%s (%s) uses %s (%s)".formatted(own, from, used, to));
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    var circles = new TreeSet<String>();
    for (var start : USES.keySet()) {
      var reached = reachable(start);
      for (var other : reached) {
        if (reachable(other).contains(start)) circles.add(start);
      }
    }
    assertThat(circles).isEmpty();
  }

  private static Set<String> reachable(String start) {
    var reached = new HashSet<String>();
    Deque<String> open = new ArrayDeque<>(List.copyOf(USES.getOrDefault(start, Set.of())));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (reached.add(next)) open.addAll(USES.getOrDefault(next, Set.of()));
    }
    return reached;
  }

  @Test
  void onlyTheTopKnowsSpringAndOnlyTheStoreKnowsSql() throws IOException {
    for (var module :
        List.of("core", "screening", "store", "source", "signal", "check", "verification")) {
      assertThat(names(module, "org/springframework/")).as("Spring in %s", module).isEmpty();
    }
    for (var module : List.of("core", "screening", "check", "verification", "api", "server")) {
      assertThat(names(module, "org/jdbi/v3/core/Handle")).as("SQL in %s", module).isEmpty();
    }
  }

  private static List<String> names(String module, String prefix) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(Path.of("..", module, "target", "classes"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        for (var entry : ClassFile.of().parse(file).constantPool()) {
          if (entry instanceof ClassEntry type && type.asInternalName().startsWith(prefix)) {
            found.add(file.getFileName() + " names " + type.asInternalName());
          }
        }
      }
    }
    return found;
  }
}
