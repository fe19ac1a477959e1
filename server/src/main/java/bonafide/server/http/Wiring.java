package bonafide.server.http;

import bonafide.api.docs.ContractRoutes;
import bonafide.api.http.ErrorAdvice;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.RateLimits;
import bonafide.api.http.RequestIds;
import bonafide.api.http.SurfaceFilter;
import bonafide.api.http.Wire;
import bonafide.api.identity.BankRoutes;
import bonafide.api.identity.BusinessRoutes;
import bonafide.api.identity.CallbackRoutes;
import bonafide.api.identity.CftPepRoutes;
import bonafide.api.identity.CftRoutes;
import bonafide.api.identity.DocumentRoutes;
import bonafide.api.identity.FaceComparisonRoutes;
import bonafide.api.identity.IdCardImageRoutes;
import bonafide.api.identity.IdCardRoutes;
import bonafide.api.identity.IdentityErrors;
import bonafide.api.identity.KeyRoutes;
import bonafide.api.identity.LivenessRoutes;
import bonafide.api.identity.NpwpRoutes;
import bonafide.api.identity.PhoneRoutes;
import bonafide.api.identity.StatementRoutes;
import bonafide.api.identity.WalletRoutes;
import bonafide.api.source.ReplyRoutes;
import bonafide.server.install.Installation;
import bonafide.server.install.Installation.Serving;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.List;
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
  SecurityFilterChain surfaces(
      HttpSecurity http, Installation installation, IdentityErrors identity) {
    var limits =
        new RateLimits(
            installation.config().perSecond(), installation.config().burst(), installation.clock());
    var filter =
        new SurfaceFilter(
            identity,
            path -> path.startsWith("/businesses/"),
            installation.clients(),
            limits,
            installation.database(),
            installation.vault(),
            installation.clock());
    return http.csrf(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/v0/**", "/v1/**", "/v2/**", "/v2.1/**", "/bank/**")
                    .hasAuthority("CLIENT")
                    .anyRequest()
                    .permitAll())
        .build();
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
  PhoneRoutes phones(Serving serving) {
    return new PhoneRoutes(serving.verifications());
  }

  @Bean
  BusinessRoutes businesses(Serving serving) {
    return new BusinessRoutes(serving.verifications());
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
