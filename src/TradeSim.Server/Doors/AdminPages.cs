using System.Collections.Frozen;
using Orleans.Dashboard;

namespace TradeSim.Server.Doors;

/// <summary>
/// What who runs the server may look at: measures, and on a silo the dashboard of its grains. Never what anybody said.
/// </summary>
internal static class AdminPages
{
    private const string Folder = "/admin";

    // Counts by kind of grain and by method, and the page that draws them. Everything else stays closed, and what a later
    // version brings too: a grain's state is a room's, its key is a session's code, and a log is not for a page.
    private static readonly FrozenSet<string> Shown = FrozenSet.Create(StringComparer.Ordinal,
        "", "index.html", "favicon.ico", "index.min.js", "index.css", "fonts/{**path}", "img/{**path}", "version",
        "DashboardCounters", "ClusterStats", "HistoricalStats/{*path}", "SiloProperties/{*address}", "SiloStats/{*address}",
        "SiloCounters/{*address}", "GrainStats/{*grainName}", "TopGrainMethods");

    public static void AddAdminPages(this IServiceCollection services, AdminKey? key)
    {
        if (key is not null) services.AddSingleton(_ => new AdminGate(key));
    }

    /// <summary>The grains behind the dashboard; every silo of a cluster wants them.</summary>
    public static void AddDashboard(this ISiloBuilder silo, AdminKey? key)
    {
        if (key is not null) silo.AddDashboard(dashboard => dashboard.HideTrace = true);
    }

    public static void MapAdminPages(this WebApplication app, AdminKey? key, bool hasRooms)
    {
        var pages = app.MapGroup(Folder).Takes(Bounds.Form);
        // The page for players, which answers for every other address, has no place here.
        pages.Map("/{**rest}", Nothing);
        if (key is null) return;
        var gate = app.Services.GetRequiredService<AdminGate>();
        ((IEndpointConventionBuilder)pages).Finally(page => page.RequestDelegate = gate.Around(page.RequestDelegate!));
        pages.MapPrometheusScrapingEndpoint("/metrics");
        if (hasRooms) pages.MapDashboard("/dashboard");
    }

    private static void MapDashboard(this RouteGroupBuilder pages, string folder) =>
        ((IEndpointConventionBuilder)pages.MapOrleansDashboard(folder)).Finally(page =>
        {
            var path = ((RouteEndpointBuilder)page).RoutePattern.RawText![(Folder.Length + folder.Length)..].Trim('/');
            if (!Shown.Contains(path)) page.RequestDelegate = Nothing;
        });

    private static Task Nothing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
