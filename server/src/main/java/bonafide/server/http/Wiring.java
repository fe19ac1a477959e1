package bonafide.server.http;

import bonafide.api.capture.CaptureErrors;
import bonafide.api.capture.CaptureRoutes;
import bonafide.api.capture.HandoverRoutes;
import bonafide.api.device.CollectorRoutes;
import bonafide.api.device.Visitors;
import bonafide.api.diligence.ConsoleErrors;
import bonafide.api.diligence.ConsoleRoutes;
import bonafide.api.diligence.DiligenceAnswers;
import bonafide.api.diligence.DiligenceErrors;
import bonafide.api.diligence.IdvCapturing;
import bonafide.api.diligence.IdvRoutes;
import bonafide.api.diligence.KyaRoutes;
import bonafide.api.diligence.TaskRoutes;
import bonafide.api.docs.ContractRoutes;
import bonafide.api.http.Callers;
import bonafide.api.http.ErrorAdvice;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.RateLimits;
import bonafide.api.http.RequestIds;
import bonafide.api.http.RequestLogging;
import bonafide.api.http.SurfaceFilter;
import bonafide.api.http.Wire;
import bonafide.api.identity.BankRoutes;
import bonafide.api.identity.BusinessRoutes;
import bonafide.api.identity.CallbackRoutes;
import bonafide.api.identity.CaptureCapturing;
import bonafide.api.identity.CftPepRoutes;
import bonafide.api.identity.CftRoutes;
import bonafide.api.identity.DocumentCaptureRoutes;
import bonafide.api.identity.DocumentRoutes;
import bonafide.api.identity.FaceComparisonRoutes;
import bonafide.api.identity.IdCardImageRoutes;
import bonafide.api.identity.IdCardRoutes;
import bonafide.api.identity.IdentityAnswers;
import bonafide.api.identity.IdentityErrors;
import bonafide.api.identity.KeyRoutes;
import bonafide.api.identity.LivenessRoutes;
import bonafide.api.identity.NpwpRoutes;
import bonafide.api.identity.PhoneRoutes;
import bonafide.api.identity.RiskScoreRoutes;
import bonafide.api.identity.StatementRoutes;
import bonafide.api.identity.WalletRoutes;
import bonafide.api.portal.CaseRoutes;
import bonafide.api.portal.Cases;
import bonafide.api.portal.CompanyAccounts;
import bonafide.api.portal.DeskRoutes;
import bonafide.api.portal.Desks;
import bonafide.api.portal.Lists;
import bonafide.api.portal.LogRoutes;
import bonafide.api.portal.PortalErrors;
import bonafide.api.portal.PortalPage;
import bonafide.api.portal.PortalRoutes;
import bonafide.api.portal.SettingsRoutes;
import bonafide.api.portal.SignInRoutes;
import bonafide.api.sessions.SessionAnswers;
import bonafide.api.sessions.SessionCapturing;
import bonafide.api.sessions.SessionErrors;
import bonafide.api.sessions.SessionRoutes;
import bonafide.api.sessions.TemplateRoutes;
import bonafide.api.source.ReplyRoutes;
import bonafide.api.workflows.AccountRoutes;
import bonafide.api.workflows.Bearers;
import bonafide.api.workflows.CatalogueRoutes;
import bonafide.api.workflows.Definitions;
import bonafide.api.workflows.ExecutionRoutes;
import bonafide.api.workflows.Executions;
import bonafide.api.workflows.PartRoutes;
import bonafide.api.workflows.TokenRoutes;
import bonafide.api.workflows.WorkflowAnswers;
import bonafide.api.workflows.WorkflowCapturing;
import bonafide.api.workflows.WorkflowErrors;
import bonafide.server.install.Installation;
import bonafide.server.install.Installation.Serving;
import bonafide.verification.client.Tokens;
import bonafide.verification.desk.Desk;
import bonafide.verification.order.Overview;
import bonafide.verification.template.OwnSettings;
import bonafide.verification.template.Templates;
import bonafide.verification.user.Passkeys;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/// The routes and filters, each made from the installation's rooms.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Wiring {
  private static boolean never(String path) {
    return false;
  }

  private static int noPictures(String path) {
    return 0;
  }

  @Bean
  Serving serving(Installation installation) {
    return installation.serve();
  }

  @Bean
  JsonMapper json() {
    return Wire.JSON;
  }

  @Bean
  FilterRegistrationBean<RequestIds> requestIds() {
    var filter = new FilterRegistrationBean<>(new RequestIds());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  IdentityErrors identityErrors() {
    return new IdentityErrors();
  }

  @Bean
  ErrorAdvice errors(List<ErrorWords> surfaces) {
    return new ErrorAdvice(surfaces);
  }

  /// Keys are checked by the surface's own filter; there are no users here.
  @Bean
  UserDetailsService noUsers() {
    return new InMemoryUserDetailsManager();
  }

  @Bean
  WorkflowErrors workflowErrors() {
    return new WorkflowErrors();
  }

  @Bean
  DiligenceErrors diligenceErrors() {
    return new DiligenceErrors();
  }

  @Bean
  SessionErrors sessionErrors() {
    return new SessionErrors();
  }

  @Bean
  Templates templates(Installation installation) {
    return new Templates(installation.database(), installation.vault(), installation.clock());
  }

  @Bean
  TemplateRoutes templateRoutes(Templates templates) {
    return new TemplateRoutes(templates);
  }

  @Bean
  SessionRoutes sessions(Serving serving, Installation installation, Templates templates) {
    return new SessionRoutes(
        serving.verifications(),
        serving.reviews(),
        serving.captures(),
        templates,
        installation.clock(),
        installation.config().publicUrl());
  }

  @Bean
  ConsoleErrors consoleErrors() {
    return new ConsoleErrors();
  }

  @Bean
  PortalErrors portalErrors() {
    return new PortalErrors();
  }

  @Bean
  CaptureErrors captureErrors() {
    return new CaptureErrors();
  }

  @Bean
  Tokens tokens(Installation installation) {
    return new Tokens(installation.vault(), installation.clock());
  }

  @Bean
  SecurityFilterChain surfaces(
      HttpSecurity http,
      Installation installation,
      IdentityErrors identity,
      WorkflowErrors workflows,
      DiligenceErrors diligence,
      ConsoleErrors console,
      SessionErrors sessionErrors,
      CaptureErrors capture,
      PortalErrors portal,
      CompanyAccounts accounts,
      Tokens tokens) {
    accounts.in(http);
    var keys = Callers.keys(installation.clients());
    var filter =
        filter(
            installation,
            identity,
            path -> path.startsWith("/businesses/"),
            Wiring::noPictures,
            keys);
    var diligenceFilter =
        filter(
            installation,
            diligence,
            path -> path.startsWith("/idv/files/"),
            IdvRoutes::pictureBytes,
            keys);
    var sessionFilter =
        filter(
            installation, sessionErrors, SessionRoutes::isOpen, SessionRoutes::pictureBytes, keys);
    var consoleFilter =
        filter(installation, console, Wiring::never, Wiring::noPictures, keys)
            .onlyFor(Callers::hasKey);
    var portalFilter =
        filter(
            installation,
            portal,
            SignInRoutes::isOpen,
            Wiring::noPictures,
            Desks.sessions(installation.users()));
    var captureFilter = filter(installation, capture, _ -> true, Wiring::noPictures, keys);
    var workflowFilter =
        filter(
            installation,
            workflows,
            path ->
                path.equals("/oauth2/token")
                    || path.equals("/api/v1/status")
                    || path.startsWith("/api/v1/reports/"),
            Wiring::noPictures,
            new Bearers(installation.clients(), tokens));
    return http.csrf(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
        .addFilterBefore(workflowFilter, AnonymousAuthenticationFilter.class)
        .addFilterBefore(diligenceFilter, AnonymousAuthenticationFilter.class)
        .addFilterBefore(sessionFilter, AnonymousAuthenticationFilter.class)
        .addFilterBefore(consoleFilter, AnonymousAuthenticationFilter.class)
        .addFilterBefore(portalFilter, AnonymousAuthenticationFilter.class)
        .addFilterBefore(captureFilter, AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/v0/**", "/v1/**", "/v2/**", "/v2.1/**", "/bank/**")
                    .hasAuthority("CLIENT")
                    .requestMatchers("/idv/files/**")
                    .permitAll()
                    .requestMatchers(SignInRoutes.OPEN.toArray(String[]::new))
                    .permitAll()
                    .requestMatchers("/compliance/api/**")
                    .hasAuthority("CLIENT")
                    .requestMatchers("/kya/**", "/task/**", "/tasks", "/idv/**")
                    .hasAuthority("CLIENT")
                    .requestMatchers("/api/v1/verify/get_verification_session_url_for_sdk")
                    .permitAll()
                    .requestMatchers("/api/v1/verify/**", "/api/v1/templates/**")
                    .hasAuthority("CLIENT")
                    .requestMatchers("/api/v1/accounts/**", "/api/v1/workflow-definitions")
                    .hasAuthority("CLIENT")
                    .anyRequest()
                    .permitAll())
        .build();
  }

  private static SurfaceFilter filter(
      Installation installation,
      ErrorWords words,
      Predicate<String> open,
      ToIntFunction<String> pictures,
      SurfaceFilter.Keys keys) {
    var config = installation.config();
    return new SurfaceFilter(
        words,
        open,
        pictures,
        keys,
        new RateLimits(config.perSecond(), config.burst(), installation.clock()),
        installation.database(),
        installation.vault(),
        installation.clock());
  }

  @Bean
  Definitions definitions(Installation installation) {
    return new Definitions(installation.config().workflows());
  }

  @Bean
  Executions executions(
      Definitions definitions, Serving serving, Installation installation, Tokens tokens) {
    return new Executions(
        definitions,
        serving.verifications(),
        installation.database(),
        tokens,
        installation.clock());
  }

  @Bean
  TokenRoutes accessTokens(Installation installation, Tokens tokens) {
    return new TokenRoutes(installation.clients(), tokens, installation.clock());
  }

  @Bean
  AccountRoutes accounts(Executions executions, Serving serving, Installation installation) {
    return new AccountRoutes(executions, serving.captures(), installation.config().publicUrl());
  }

  @Bean
  ExecutionRoutes executionRoutes(Executions executions, Installation installation) {
    return new ExecutionRoutes(executions, installation.clients());
  }

  @Bean
  PartRoutes parts(Executions executions) {
    return new PartRoutes(executions);
  }

  @Bean
  CatalogueRoutes catalogue(Definitions definitions, Installation installation) {
    return new CatalogueRoutes(definitions, installation.database());
  }

  @Bean
  KeyRoutes keys(Installation installation) {
    return new KeyRoutes(installation.clients());
  }

  @Bean
  CallbackRoutes callbacks(Installation installation) {
    return new CallbackRoutes(installation.callbacks());
  }

  @Bean
  CftRoutes cft(Serving serving) {
    return new CftRoutes(serving.verifications());
  }

  @Bean
  CftPepRoutes cftPep(Serving serving) {
    return new CftPepRoutes(serving.verifications());
  }

  @Bean
  BankRoutes banks(Serving serving) {
    return new BankRoutes(serving.verifications());
  }

  @Bean
  WalletRoutes wallets(Serving serving) {
    return new WalletRoutes(serving.verifications());
  }

  @Bean
  NpwpRoutes npwp(Serving serving) {
    return new NpwpRoutes(serving.verifications());
  }

  @Bean
  IdCardRoutes idCards(Serving serving) {
    return new IdCardRoutes(serving.verifications());
  }

  @Bean
  FaceComparisonRoutes faceComparisons(Serving serving) {
    return new FaceComparisonRoutes(serving.verifications());
  }

  @Bean
  LivenessRoutes liveness(Serving serving) {
    return new LivenessRoutes(serving.verifications());
  }

  @Bean
  IdCardImageRoutes idCardImages(Serving serving) {
    return new IdCardImageRoutes(serving.verifications());
  }

  @Bean
  DocumentRoutes documents(Serving serving) {
    return new DocumentRoutes(serving.verifications());
  }

  @Bean
  StatementRoutes statements(Serving serving) {
    return new StatementRoutes(serving.verifications());
  }

  @Bean
  DocumentCaptureRoutes documentCaptures(Serving serving, Installation installation) {
    return new DocumentCaptureRoutes(
        serving.verifications(),
        serving.captures(),
        installation.clock(),
        installation.config().publicUrl());
  }

  @Bean
  PhoneRoutes phones(Serving serving) {
    return new PhoneRoutes(serving.verifications());
  }

  @Bean
  BusinessRoutes businesses(Serving serving) {
    return new BusinessRoutes(serving.verifications());
  }

  @Bean
  RiskScoreRoutes riskScores(Serving serving) {
    return new RiskScoreRoutes(serving.verifications());
  }

  @Bean
  TaskRoutes tasks(Serving serving, Installation installation) {
    return new TaskRoutes(
        serving.verifications(),
        serving.reviews(),
        serving.searchSettings(),
        installation.clients(),
        installation.config().publicUrl());
  }

  @Bean
  IdvRoutes idv(Serving serving, Installation installation, Tokens tokens) {
    return new IdvRoutes(
        serving.verifications(),
        serving.reviews(),
        serving.captures(),
        serving.searchSettings(),
        installation.clients(),
        tokens,
        installation.clock(),
        installation.config().publicUrl());
  }

  @Bean
  KyaRoutes kya(Serving serving, Installation installation) {
    return new KyaRoutes(serving.verifications(), installation.clients());
  }

  @Bean
  PortalPage portalPage(Installation installation) {
    return new PortalPage(installation.users());
  }

  @Bean
  ConsoleRoutes console(
      TaskRoutes tasks, IdvRoutes idv, KyaRoutes kya, Serving serving, PortalPage portal) {
    return new ConsoleRoutes(tasks, idv, kya, serving.searchSettings(), portal::of);
  }

  @Bean
  PortalRoutes portal(PortalPage page) {
    return new PortalRoutes(page);
  }

  @Bean
  CompanyAccounts companyAccounts(Installation installation) {
    var config = installation.config();
    return new CompanyAccounts(
        config.companyAccounts(), installation.users(), installation.vault(), config.publicUrl());
  }

  @Bean
  SignInRoutes signIn(Installation installation, Serving serving, CompanyAccounts accounts) {
    return new SignInRoutes(
        installation.users(),
        new Passkeys(installation.database(), installation.users(), installation.clock()),
        serving.second(),
        accounts,
        installation.clock(),
        installation.config().publicUrl().startsWith("https:"));
  }

  @Bean
  Desk desk(Installation installation) {
    return new Desk(installation.database(), installation.vault(), installation.clock());
  }

  @Bean
  Overview overview(Installation installation) {
    return new Overview(installation.database(), installation.vault());
  }

  @Bean
  Cases cases(
      Serving serving,
      Installation installation,
      Overview overview,
      Desk desk,
      IdvRoutes idv,
      Executions executions) {
    var diligence = new DiligenceAnswers(serving.reviews(), idv, installation.config().publicUrl());
    var workflows = new WorkflowAnswers(executions);
    return new Cases(
        serving.verifications(),
        overview,
        serving.reviews(),
        serving.hitReviews(),
        serving.second(),
        installation.deliveries(),
        desk,
        List.of(
            new IdentityAnswers(serving.verifications()),
            diligence,
            new SessionAnswers(serving.reviews()),
            workflows),
        diligence,
        workflows);
  }

  @Bean
  Lists lists(Installation installation, Serving serving) {
    return new ListStatus(installation, serving.watchlists());
  }

  @Bean
  DeskRoutes deskRoutes(
      Overview overview,
      Desk desk,
      Cases cases,
      Lists lists,
      Serving serving,
      Installation installation) {
    return new DeskRoutes(
        overview,
        desk,
        installation.users(),
        cases,
        serving.reviews(),
        installation.deliveries(),
        lists,
        installation.clock());
  }

  @Bean
  CaseRoutes caseRoutes(Cases cases, Desk desk, Serving serving, Installation installation) {
    return new CaseRoutes(
        cases,
        serving.verifications(),
        serving.reviews(),
        serving.hitReviews(),
        serving.second(),
        desk,
        installation.clock());
  }

  @Bean
  SettingsRoutes settingsRoutes(
      Serving serving,
      Installation installation,
      Templates templates,
      Executions executions,
      Lists lists) {
    return new SettingsRoutes(
        serving.searchSettings(),
        new OwnSettings(installation.database(), installation.clock()),
        templates,
        new WorkflowAnswers(executions),
        installation.callbacks(),
        installation.clients(),
        installation.users(),
        lists,
        serving.sources(),
        serving.tally(),
        serving.second(),
        installation.config().verificationsDays(),
        installation.config().sightingsDays(),
        installation.config().publicUrl());
  }

  @Bean
  LogRoutes logs(Desk desk, Installation installation) {
    return new LogRoutes(desk, installation.deliveries(), installation.requests());
  }

  @Bean
  FilterRegistrationBean<RequestLogging> requestLogging(Installation installation) {
    var registration =
        new FilterRegistrationBean<>(
            new RequestLogging(installation.requests(), installation.clock()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  Visitors visitors(Installation installation) {
    return new Visitors(installation.config().deviceProxies());
  }

  @Bean
  CollectorRoutes collector(
      Serving serving, Installation installation, Visitors visitors, Tokens tokens) {
    return new CollectorRoutes(
        serving.blackboxes(), serving.devices(), visitors, tokens, installation.clients());
  }

  @Bean
  CaptureRoutes captures(
      Serving serving, Installation installation, Executions executions, Visitors visitors) {
    return new CaptureRoutes(
        serving.captures(),
        serving.applicants(),
        serving.handovers(),
        serving.verifications(),
        serving.firstLook(),
        installation.brands(),
        serving.blackboxes(),
        visitors,
        List.of(
            new IdvCapturing(),
            new SessionCapturing(),
            new CaptureCapturing(),
            new WorkflowCapturing(executions)),
        installation.clock(),
        installation.config().publicUrl().startsWith("https:"));
  }

  @Bean
  HandoverRoutes handovers(Serving serving, Installation installation) {
    return new HandoverRoutes(
        serving.captures(), serving.handovers(), installation.config().publicUrl());
  }

  @Bean
  ReplyRoutes replies(Serving serving) {
    return new ReplyRoutes(serving.sources());
  }

  @Bean
  ContractRoutes contracts() {
    return new ContractRoutes();
  }

  @Bean
  HealthRoutes health(Installation installation, Serving serving, PrometheusMeterRegistry metrics) {
    return new HealthRoutes(installation, serving, metrics);
  }
}
