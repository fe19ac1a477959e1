package bonafide.server.install;

import bonafide.api.diligence.DiligenceAnnouncer;
import bonafide.api.diligence.SearchSettings;
import bonafide.api.identity.IdentityAnnouncer;
import bonafide.api.sessions.SessionAnnouncer;
import bonafide.api.workflows.WorkflowAnnouncer;
import bonafide.check.Checks;
import bonafide.check.diligence.ChainCheck;
import bonafide.check.diligence.CompanyCheck;
import bonafide.check.diligence.CourtCheck;
import bonafide.check.diligence.NewsCheck;
import bonafide.check.document.DocumentReadingCheck;
import bonafide.check.document.ExpectationCheck;
import bonafide.check.document.FirstLook;
import bonafide.check.document.IdDocumentCheck;
import bonafide.check.document.PapersCheck;
import bonafide.check.face.FaceComparisonCheck;
import bonafide.check.face.SelfieLivenessCheck;
import bonafide.check.lookup.LookupCheck;
import bonafide.check.lookup.NumbersCheck;
import bonafide.check.order.LackingCheck;
import bonafide.check.order.RehearsalCheck;
import bonafide.check.screening.ListWatch;
import bonafide.check.screening.WatchlistCheck;
import bonafide.check.signal.AddressCheck;
import bonafide.check.signal.CpfCheck;
import bonafide.check.signal.DeviceCheck;
import bonafide.check.signal.EkycCheck;
import bonafide.check.signal.EmailCheck;
import bonafide.check.signal.FaceRegisterCheck;
import bonafide.check.signal.GovernmentCheck;
import bonafide.check.signal.IdentityCheck;
import bonafide.check.signal.IpCheck;
import bonafide.check.signal.LicenceCheck;
import bonafide.check.signal.PersonCheck;
import bonafide.check.signal.PhoneCheck;
import bonafide.check.signal.ResidencyCheck;
import bonafide.check.signal.SocialSecurityCheck;
import bonafide.document.Documents;
import bonafide.face.Faces;
import bonafide.screening.Downloads;
import bonafide.screening.ListFolder;
import bonafide.screening.Watchlists;
import bonafide.screening.media.Feeds;
import bonafide.screening.media.MediaIndex;
import bonafide.screening.name.Equivalents;
import bonafide.signal.chain.Tags;
import bonafide.signal.device.Blackboxes;
import bonafide.signal.device.DeviceMemory;
import bonafide.signal.device.DeviceRules;
import bonafide.signal.email.EmailDomains;
import bonafide.signal.email.Emails;
import bonafide.signal.match.Fields;
import bonafide.source.Source;
import bonafide.source.Sources;
import bonafide.source.Tally;
import bonafide.source.address.AddressSets;
import bonafide.source.chain.Explorer;
import bonafide.source.connector.Connector;
import bonafide.source.connector.Description;
import bonafide.source.egress.Egress;
import bonafide.source.geo.GeoFiles;
import bonafide.source.mail.Mail;
import bonafide.source.mail.MailServers;
import bonafide.source.mail.Registries;
import bonafide.source.register.Register;
import bonafide.source.sandbox.Sandbox;
import bonafide.store.Database;
import bonafide.store.Evidence;
import bonafide.store.Sightings;
import bonafide.store.postgres.EmbeddedPostgres;
import bonafide.store.vault.Vault;
import bonafide.verification.callback.CallbackSettings;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.capture.Applicants;
import bonafide.verification.capture.Captures;
import bonafide.verification.capture.Handovers;
import bonafide.verification.client.Brands;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Tokens;
import bonafide.verification.desk.RequestLog;
import bonafide.verification.job.Jobs;
import bonafide.verification.monitor.Monitor;
import bonafide.verification.order.Announcer;
import bonafide.verification.order.Verifications;
import bonafide.verification.review.HitReviews;
import bonafide.verification.review.Reviews;
import bonafide.verification.review.SecondPerson;
import bonafide.verification.review.Standings;
import bonafide.verification.template.OwnSettings;
import bonafide.verification.user.Users;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every room of one node, opened and wired by constructors. Commands use a part of it, the
/// server all of it.
public final class Installation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final Duration REMEMBERED_ANSWERS = Duration.ofHours(24);

  private final Config config;
  private final InstantSource clock;
  private final @Nullable EmbeddedPostgres postgres;
  private final Vault vault;
  private final Database database;
  private final Jobs jobs;
  private final Clients clients;
  private final Brands brands;
  private final Users users;
  private final RequestLog requests;
  private final CallbackSettings callbacks;
  private final Deliveries deliveries;
  private final ListFolder lists;
  private final Evidence evidence;
  private final Egress egress;
  private final Documents documents = new Documents();
  private @Nullable Faces faces;
  private @Nullable GeoFiles ips;
  private @Nullable AddressSets addresses;
  private @Nullable MediaIndex stories;
  private volatile @Nullable Fetched fetched;
  private final ScheduledExecutorService chores =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chores").factory());

  public Installation(Config config, InstantSource clock) {
    this.config = config;
    this.clock = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the wire shows it
    var url = config.databaseUrl();
    postgres = url == null ? EmbeddedPostgres.open(config.data().resolve("pg")) : null;
    vault = Vault.open(config.keyFile());
    database =
        postgres == null
            ? new Database(
                java.util.Objects.requireNonNull(url),
                config.databaseUser(),
                config.databasePassword(),
                config.databaseConnections())
            : new Database(
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                config.databaseConnections());
    jobs = new Jobs(database, this.clock, Duration.ofMillis(config.pollingMillis()));
    clients = new Clients(database, vault, this.clock, config.keyPrefix());
    brands = new Brands(database, this.clock);
    users = new Users(database, vault, this.clock);
    requests = new RequestLog(database, this.clock);
    egress = new Egress(config.allowedHosts());
    callbacks = new CallbackSettings(database, vault, egress, this.clock);
    deliveries =
        new Deliveries(database, vault, callbacks, egress, jobs, this.clock, config.retries());
    lists = new ListFolder(config.lists(), this.clock);
    evidence = new Evidence(config.data().resolve("evidence"), vault, this.clock);
  }

  public Config config() {
    return config;
  }

  public InstantSource clock() {
    return clock;
  }

  public Vault vault() {
    return vault;
  }

  public Database database() {
    return database;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Clients clients() {
    return clients;
  }

  public Brands brands() {
    return brands;
  }

  public Users users() {
    return users;
  }

  public RequestLog requests() {
    return requests;
  }

  public CallbackSettings callbacks() {
    return callbacks;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public ListFolder lists() {
    return lists;
  }

  public Evidence evidence() {
    return evidence;
  }

  /// The forms of names that were installed besides those that ship; without them when they have
  /// become unreadable.
  private Equivalents names() {
    try {
      return Equivalents.in(config.names());
    } catch (IOException e) {
      LOG.error("forms of names cannot be read; those that ship are used: {}", e.toString());
      return Equivalents.SHIPPED;
    }
  }

  /// What serving needs beyond what commands need: the lists in memory, and jobs being run.
  public Serving serve() {
    var watchlists = new Watchlists(lists, names());
    var keepers = new ArrayList<Source>(connectors());
    keepers.add(new Register(database, vault, clock));
    var sandbox = new Sandbox(config.sandboxLive(), config.data().resolve("sandbox/photos"), clock);
    keepers.add(sandbox);
    keepers.add(sandbox.second());
    var ips = new GeoFiles(config.signals().resolve("ip"), clock);
    this.ips = ips;
    keepers.add(ips);
    var addresses = new AddressSets(config.signals().resolve("address"), Fields.affixes(), clock);
    this.addresses = addresses;
    keepers.add(addresses);
    if (!config.mailDns().equals("off")) keepers.add(mail());
    keepers.addAll(Explorer.in(config.diligence().resolve("chains.yaml"), egress, clock));
    var faces = new Faces(config.faceModels());
    this.faces = faces;
    var feeds = new Feeds(config.diligence().resolve("feeds.yaml"));
    var stories = new MediaIndex(config.data().resolve("stories"));
    this.stories = stories;
    var searchSettings =
        new SearchSettings(
            config.diligence().resolve("search-settings.yaml"), new OwnSettings(database, clock));
    var sources = new Sources(keepers, database, vault, clock);
    var sightings = new Sightings(database, vault, clock);
    var blackboxes = new Blackboxes(vault, clock);
    var devices = new DeviceMemory(database, vault, clock);
    var emails = new Emails(new EmailDomains(config.signals()));
    var checks =
        new Checks(
            List.of(
                new WatchlistCheck(watchlists),
                new LookupCheck(sources, faces),
                new FaceComparisonCheck(faces),
                new SelfieLivenessCheck(faces),
                new DocumentReadingCheck(documents),
                new IdDocumentCheck(documents, clock),
                new ExpectationCheck(),
                new PapersCheck(documents),
                new NumbersCheck(sources),
                new LackingCheck(),
                new RehearsalCheck(),
                new NewsCheck(stories, feeds.ids(), sources, clock),
                new CourtCheck(stories, feeds.ids(), sources),
                new CompanyCheck(sources, watchlists),
                new ChainCheck(
                    sources, watchlists, Tags.in(config.diligence().resolve("tags")), clock),
                new EmailCheck(sources, sightings, emails),
                new PhoneCheck(sources, sightings),
                new IpCheck(sources, sightings),
                new DeviceCheck(
                    sources, sightings, blackboxes, devices, DeviceRules.in(config.signals())),
                new AddressCheck(sources, sightings),
                new ResidencyCheck(sources, sightings),
                new LicenceCheck(sources, sightings),
                new GovernmentCheck(sources, sightings),
                new CpfCheck(sources, sightings),
                new FaceRegisterCheck(sources, sightings, faces),
                new SocialSecurityCheck(sources, sightings),
                new EkycCheck(sources, sightings),
                new IdentityCheck(sources, sightings, emails),
                new PersonCheck(sources, sightings, emails)));
    var standings = new Standings(vault);
    var diligence =
        new DiligenceAnnouncer(
            deliveries,
            standings,
            searchSettings,
            new Tokens(vault, clock),
            clock,
            config.publicUrl());
    var sessions = new SessionAnnouncer(deliveries, standings, clock);
    var verifications =
        new Verifications(
            database,
            vault,
            evidence,
            checks,
            jobs,
            Announcer.all(
                List.of(
                    new IdentityAnnouncer(deliveries),
                    new WorkflowAnnouncer(deliveries, clock),
                    diligence,
                    sessions)),
            clock);
    var reviews =
        new Reviews(
            database,
            standings,
            jobs,
            clock,
            (verification, standing, client, work) -> {
              diligence.reviewed(verification, standing, client, work);
              sessions.reviewed(verification, standing, client, work);
            });
    var second = new SecondPerson(database, vault, clock);
    var hitReviews = new HitReviews(database, vault, second, clock);
    var tally = new Tally();
    sources.observe(tally);
    var monitor = new Monitor(database, new ListWatch(watchlists), verifications, clock);
    jobs.repeat("monitor", Duration.ofSeconds(5), monitor::run);
    jobs.repeat("review", Duration.ofSeconds(5), monitor::review);
    jobs.repeat("expire-orders", Duration.ofSeconds(2), verifications::expire);
    jobs.repeat(
        "forget-verifications",
        Duration.ofSeconds(5),
        () -> verifications.forget(config.verificationsDays()));
    jobs.repeat(
        "forget-sightings",
        Duration.ofHours(6),
        () -> {
          var kept = Duration.ofDays(config.sightingsDays());
          sightings.forget(kept);
          devices.forget(kept);
        });
    jobs.repeat(
        "audit-chain",
        Duration.ofSeconds(1),
        () -> database.transact(work -> work.audit().chain(vault)));
    jobs.repeat(
        "forget-answers",
        Duration.ofHours(1),
        () ->
            database.transact(
                work ->
                    work.idempotency().forgetBefore(clock.instant().minus(REMEMBERED_ANSWERS))));
    jobs.repeat(
        "forget-sources",
        Duration.ofHours(1),
        () ->
            database.transact(
                work ->
                    work.answers().forgetBefore(clock.instant())
                        + work.tickets().forgetBefore(clock.instant())));
    jobs.repeat("forget-sessions", Duration.ofHours(1), users::forget);
    jobs.repeat("forget-requests", Duration.ofHours(1), requests::forget);
    jobs.start();
    chores.scheduleWithFixedDelay(guarded(requests::flush), 1, 1, TimeUnit.SECONDS);
    chores.execute(guarded(documents::warm));
    chores.scheduleWithFixedDelay(guarded(watchlists::refresh), 2, 2, TimeUnit.SECONDS);
    if (config.listsHours() > 0)
      chores.scheduleWithFixedDelay(
          guarded(this::download), 0, config.listsHours(), TimeUnit.HOURS);
    if (config.feedMinutes() > 0 && !feeds.isEmpty())
      chores.scheduleWithFixedDelay(
          guarded(() -> read(feeds, stories)), 0, config.feedMinutes(), TimeUnit.MINUTES);
    var captures = new Captures(database, verifications, clock);
    return new Serving(
        watchlists,
        verifications,
        sources,
        reviews,
        captures,
        new Applicants(database, clock),
        new Handovers(database, captures, clock),
        new FirstLook(documents, faces, clock),
        searchSettings,
        monitor,
        second,
        hitReviews,
        tally,
        blackboxes,
        devices);
  }

  public record Serving(
      Watchlists watchlists,
      Verifications verifications,
      Sources sources,
      Reviews reviews,
      Captures captures,
      Applicants applicants,
      Handovers handovers,
      FirstLook firstLook,
      SearchSettings searchSettings,
      Monitor monitor,
      SecondPerson second,
      HitReviews hitReviews,
      Tally tally,
      Blackboxes blackboxes,
      DeviceMemory devices) {}

  private static void read(Feeds feeds, MediaIndex stories) {
    for (var feed : feeds.update(stories)) {
      if (feed.failure().isEmpty()) LOG.info("feed {}: {} stories", feed.feed(), feed.stories());
      else LOG.warn("feed {} was not read: {}", feed.feed(), feed.failure());
    }
  }

  private Mail mail() {
    return new Mail(
        config.mailDns(),
        config.mailRegistries().equals("off")
            ? null
            : new Registries(egress, config.mailRegistries(), clock),
        config.mailProbe().equals("off")
            ? null
            : new MailServers(egress, config.mailProbe(), 25, config.mailProbePerMinute()),
        clock);
  }

  /// The connectors in the operator's folder, in the order of their files' names.
  public List<Connector> connectors() {
    try {
      return Description.in(config.sources(), System.getenv()).stream()
          .map(description -> new Connector(description, egress, config.publicUrl(), clock))
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Runnable guarded(Runnable chore) {
    return () -> {
      try {
        chore.run();
      } catch (RuntimeException e) {
        LOG.error("a chore broke", e);
      }
    };
  }

  /// The last time lists were fetched.
  ///
  /// @param at null while that is under way
  public record Fetched(@Nullable Instant at, List<String> problems) {}

  /// Null until they were fetched once.
  public @Nullable Fetched fetched() {
    return fetched;
  }

  /// Fetches the lists now, beside everything else.
  public void updateLists() {
    var last = fetched;
    if (last != null && last.at() == null) return;
    fetched = new Fetched(null, List.of());
    chores.execute(guarded(this::download));
  }

  private void download() {
    var problems = new ArrayList<String>();
    try {
      var refreshed = Downloads.install(config.listAddresses(), lists);
      refreshed
          .failures()
          .forEach(
              (file, why) -> {
                LOG.warn("list {} was not downloaded: {}", file, why);
                problems.add(file + " was not downloaded: " + why);
              });
      for (var report : refreshed.reports()) {
        if (report.failure() != null) {
          LOG.error("list {} was not replaced: {}", report.key(), report.failure());
          problems.add(report.key() + " was not replaced: " + report.failure());
        } else
          LOG.info(
              "list {}: {} listings, {} added, {} changed, {} removed",
              report.key(),
              report.listings(),
              report.added(),
              report.changed(),
              report.removed());
      }
    } catch (IOException e) {
      LOG.error("lists could not be updated", e);
      problems.add("the lists could not be updated: " + e.getMessage());
    } finally {
      fetched = new Fetched(clock.instant(), List.copyOf(problems));
    }
  }

  @Override
  public void close() {
    chores.shutdownNow();
    jobs.close();
    guarded(requests::flush).run();
    if (faces != null) faces.close();
    if (ips != null) ips.close();
    if (addresses != null) addresses.close();
    if (stories != null) stories.close();
    documents.close();
    database.close();
    if (postgres != null) postgres.close();
  }
}
