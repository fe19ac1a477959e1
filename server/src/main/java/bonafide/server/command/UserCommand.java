package bonafide.server.command;

import bonafide.verification.user.Role;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "The people who work in the portal.")
public final class UserCommand {
  private static final String OPERATOR = "operator";

  @Mixin private final Common common = new Common();

  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description =
          "Makes a person and shows, this once, the link by which they choose a password and set up"
              + " their authenticator. The link is good for two days.")
  int invite(
      @Parameters(paramLabel = "CLIENT", description = "Whose business id.") String client,
      @Option(names = "--email", required = true) String email,
      @Option(names = "--name", required = true) String name,
      @Option(
              names = "--role",
              description = "VIEWER, ANALYST, APPROVER or ADMIN (default).",
              defaultValue = "ADMIN")
          Role role,
      @Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      var invited = installation.users().invite(client, email, name, role, OPERATOR);
      show(installation.config().publicUrl(), invited.user().id(), invited.token(), json);
      return 0;
    }
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Shows a new link for somebody who lost password or authenticator.")
  int reset(
      @Parameters(paramLabel = "CLIENT") String client,
      @Parameters(paramLabel = "USER", description = "The person's id.") String user,
      @Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      var invited = installation.users().inviteAgain(client, user, OPERATOR);
      if (invited.isEmpty()) throw new IllegalArgumentException("there is no person " + user);
      show(installation.config().publicUrl(), user, invited.get().token(), json);
      return 0;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Who works in a client's portal.")
  int list(@Parameters(paramLabel = "CLIENT") String client) {
    try (var installation = common.open()) {
      for (var member : installation.users().members(client))
        System.out.printf(
            "%s  %-8s  %s  %s%s%n",
            member.user().id(),
            member.user().role(),
            member.user().email(),
            member.user().name(),
            member.disabled() ? "  (shut out)" : member.invited() ? "  (invited)" : "");
      return 0;
    }
  }

  private static void show(String publicUrl, String user, String token, boolean json) {
    var shown = new LinkedHashMap<String, String>();
    shown.put("user", user);
    shown.put("link", publicUrl + "/compliance/welcome#" + token);
    if (json) System.out.println(Common.json(shown));
    else {
      System.out.println("Person: " + user);
      System.out.println("Link, for two days and one use: " + shown.get("link"));
    }
  }
}
