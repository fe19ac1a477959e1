package bonafide.signal.chain;

import bonafide.core.Chain;
import bonafide.core.ChainAddress;
import bonafide.core.Exposure;
import bonafide.core.Exposure.Category;
import bonafide.core.Exposure.Label;
import bonafide.core.Exposure.Listed;
import bonafide.core.Exposure.Movement;
import bonafide.core.Exposure.Traffic;
import bonafide.core.Rating;
import bonafide.signal.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts lists, labels and chain data together into what an address is exposed to, and rates it.
public final class Exposures {
  /// A sanctioned party one step away is never a small matter, however little money it was.
  private static final int DIRECT_SANCTION = 75;

  private static final int LISTED = 100;
  private static final int MOST_BELOW_LISTED = 99;
  private static final int MOST_CALLS = 200;

  private final Function<ChainAddress, Optional<Traffic>> source;
  private final Function<String, List<Listed>> lists;
  private final Function<String, Optional<Label>> tags;

  /// @param source what went through an address; empty when nobody can say
  /// @param lists entries of sanction lists that print an address
  /// @param tags who is behind an address
  public Exposures(
      Function<ChainAddress, Optional<Traffic>> source,
      Function<String, List<Listed>> lists,
      Function<String, Optional<Label>> tags) {
    this.source = source;
    this.lists = lists;
    this.tags = tags;
  }

  public Exposure of(ChainAddress address, int hops, Instant now) {
    var met = new HashMap<String, Integer>();
    var listed = new LinkedHashMap<String, List<Listed>>();
    Function<String, Optional<Label>> labels = other -> label(other, listed);
    var own = lists.apply(address.address());
    var found = source.apply(address);
    var remarks = new ArrayList<String>();
    var categories = List.<Category>of();
    Traffic traffic = null;
    if (found.isEmpty()) {
      remarks.add(
          "No source of chain data answers for %s: amounts and dealings are unknown, only lists were asked."
              .formatted(address.chain().symbol()));
    } else {
      var chain = address.chain();
      categories =
          new Taint(other -> source.apply(new ChainAddress(chain, other)), labels, hops, MOST_CALLS)
              .of(address.address(), found.get());
      traffic = labelled(found.get(), labels);
      if (!traffic.complete())
        remarks.add(
            "Not all movements were seen: shares are of the %d that were."
                .formatted(traffic.movements().size()));
      for (var category : categories)
        for (var path : category.paths())
          met.merge(path.addresses().getLast(), path.addresses().size() - 1, Math::min);
    }
    var all = new ArrayList<Listed>(own);
    met.forEach(
        (other, distance) -> {
          for (var entry : listed.getOrDefault(other, List.of()))
            all.add(
                new Listed(
                    entry.address(),
                    entry.name(),
                    entry.list(),
                    entry.programme(),
                    entry.listing(),
                    distance,
                    entry.url()));
        });
    var labelsOfOwn = tags.apply(address.address()).map(List::of).orElse(List.of());
    return new Exposure(
        traffic,
        all,
        labelsOfOwn,
        categories,
        rating(own, labelsOfOwn, categories, traffic),
        remarks,
        now);
  }

  /// A listed address is sanctioned, whatever else is said of it.
  private Optional<Label> label(String address, Map<String, List<Listed>> listed) {
    var entries = listed.computeIfAbsent(address, lists);
    if (!entries.isEmpty()) {
      var first = entries.getFirst();
      return Optional.of(new Label(first.name(), Categories.SANCTIONED, first.list()));
    }
    return tags.apply(address);
  }

  private static Traffic labelled(Traffic traffic, Function<String, Optional<Label>> labels) {
    var movements =
        traffic.movements().stream()
            .map(
                movement -> {
                  var label = labels.apply(movement.counterparty());
                  return new Movement(
                      movement.hash(),
                      movement.at(),
                      movement.incoming(),
                      movement.counterparty(),
                      movement.amount(),
                      movement.asset(),
                      label.map(Label::name).orElse(null),
                      label
                          .map(l -> Categories.weight(l.category()).orElse(0) >= 50)
                          .orElse(false));
                })
            .toList();
    return new Traffic(
        traffic.received(),
        traffic.sent(),
        traffic.balance(),
        traffic.count(),
        traffic.first(),
        traffic.last(),
        movements,
        traffic.complete(),
        traffic.source());
  }

  /// Null when nothing is known: an unknown address is not a safe one.
  private static @Nullable Rating rating(
      List<Listed> own, List<Label> labels, List<Category> categories, @Nullable Traffic traffic) {
    var rules = new Rules();
    for (var entry : own)
      rules.rule(
          true,
          "chain.listed",
          LISTED,
          "%s lists this address as one of %s.".formatted(entry.list(), entry.name()));
    for (var label : labels)
      rules.rule(
          true,
          "chain.label." + label.category(),
          Categories.weight(label.category()).orElse(0),
          "%s says this address belongs to %s (%s)."
              .formatted(label.source(), label.name(), label.category()));
    for (var category : categories) exposure(rules, category);
    if (own.isEmpty() && labels.isEmpty() && traffic == null) return null;
    return new Rating(
        own.isEmpty() ? Math.min(MOST_BELOW_LISTED, rules.risk()) : LISTED, rules.fired());
  }

  private static void exposure(Rules rules, Category category) {
    var weight = Categories.weight(category.name()).orElse(0);
    var points = (int) Math.round(category.share() * weight);
    var floor =
        category.name().equals(Categories.SANCTIONED) && category.direct() > 0
            ? DIRECT_SANCTION
            : 0;
    rules.rule(
        weight > 0,
        "chain.%s.%s".formatted(category.incoming() ? "from" : "to", category.name()),
        Math.max(points, floor),
        "%s %% of what %s %s (%s %% in one step), which weighs %d of 100%s; the way was seen to %s %%."
            .formatted(
                percent(category.share()),
                category.incoming() ? "came in is from" : "went out is to",
                category.name().replace('_', ' '),
                percent(category.direct()),
                weight,
                floor > points ? ", and a direct dealing counts at least " + floor : "",
                percent(category.confidence())));
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(share > 0 && share < 0.01 ? 2 : 0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /// Which chains there are, for messages.
  public static String chains() {
    return String.join(", ", java.util.Arrays.stream(Chain.values()).map(Chain::symbol).toList());
  }
}
