using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TradeSim.Rooms;
using TradeSim.Server.Tests.Stage;
using TradeSim.Server.Words;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Words;

public sealed class SpeechwriterTests
{
    private static readonly TableCommand.MakeOffer Offer = new(TestScenario.Middle, "Our own sentence.");

    // Fails when Speechwriter.Phrase does not ask the breaker.
    [Fact]
    public async Task After_three_failures_the_model_is_not_asked_for_a_minute()
    {
        var time = new FakeTimeProvider();
        using var model = new Model(() => throw new HttpRequestException("down"));
        var writer = new Speechwriter(
            model, TimeSpan.FromSeconds(1), time, NullLogger<Speechwriter>.Instance);
        for (var i = 0; i < 5; i++) Assert.Same(Offer, await writer.Phrase(Begun, TestScenario.B, "", Offer));
        Assert.Equal(3, model.Asked);
        time.Advance(Breaker.Rest);
        Assert.Same(Offer, await writer.Phrase(Begun, TestScenario.B, "", Offer));
        Assert.Equal(4, model.Asked);
    }

    // Fails when Speechwriter.Ask leaves WaitAsync out: this model hears no cancellation.
    [Fact]
    public async Task A_model_that_cannot_be_cancelled_is_left_behind()
    {
        using var model = new Model(() => new TaskCompletionSource<ChatResponse>().Task);
        var writer = new Speechwriter(
            model, TimeSpan.FromMilliseconds(50), TimeProvider.System, NullLogger<Speechwriter>.Instance);
        Assert.Same(Offer, await writer.Phrase(Begun, TestScenario.B, "", Offer)
            .WaitAsync(TestServer.Patience, TestContext.Current.CancellationToken));
    }

    // Fails when Speechwriter.Tidy keeps the marks around the whole, or Occasion.InWords forgets a command.
    [Fact]
    public async Task Only_the_words_change()
    {
        using var model = new Model(() => Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "\"Let us talk.\"\n"))));
        var writer = new Speechwriter(
            model, TimeSpan.FromSeconds(5), TimeProvider.System, NullLogger<Speechwriter>.Instance);
        var table = Evolve(
            Begun, new(TestScenario.A, ""), new TableCommand.MakeOffer(TestScenario.Middle, "Ours."));
        Assert.Equal(Offer with { Words = "Let us talk." }, await Phrase(Offer));
        Assert.Equal(new TableCommand.RejectOffer(1, "Let us talk."),
            await Phrase(new TableCommand.RejectOffer(1, "No.")));
        Assert.Equal(new TableCommand.SayWords("Let us talk."),
            await Phrase(new TableCommand.SayWords("Hm.")));
        var asked = model.Asked;
        var accept = new TableCommand.AcceptOffer(1);
        Assert.Same(accept, await Phrase(accept));
        Assert.Equal(asked, model.Asked);

        Task<TableCommand> Phrase(TableCommand command) => writer.Phrase(table, TestScenario.B, "", command);
    }

    // Fails when WordsSettings.Of lets one of these through.
    [Theory]
    [InlineData("ftp://here/v1", "m", "3")]
    [InlineData("here", "m", "3")]
    [InlineData("http://here/v1", "", "3")]
    [InlineData("http://here/v1", "m", "0")]
    [InlineData("http://here/v1", "m", "11")]
    public void Settings_that_cannot_be_are_refused_at_the_start(
        string endpoint, string model, string seconds) =>
        Assert.Throws<InvalidOperationException>(() => Read(endpoint, model, seconds));

    [Fact]
    public void Three_seconds_is_usual_and_no_endpoint_is_off()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Read("http://here/v1", "m", null)!.TimeBox);
        Assert.Null(Read(null, "m", "3"));
        Assert.DoesNotContain("secret", $"{Read("http://here/v1", "m", null)}", StringComparison.Ordinal);
    }

    private static WordsSettings? Read(string? endpoint, string model, string? seconds) =>
        WordsSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Words:Endpoint"] = endpoint,
            ["Words:Model"] = model,
            ["Words:Key"] = "secret",
            ["Words:SecondsAtMost"] = seconds,
        }).Build());

    private static Table Begun { get; } = Evolve(Evolve(Table.Empty, Voice.Office, new TableCommand.OpenTable(
        TestScenario.Scenario().Agenda, ClockSetting.ByMoves, [new(TestScenario.B, null)], Reach.Talks)),
        Voice.Office, new TableCommand.BeginTalks());

    private static Table Evolve(Table table, Voice by, TableCommand command) =>
        Assert.IsType<Decision<TableEvent>.Accepted>(table.Decide(by, command, default)).Events
            .Aggregate(table, (t, e) => t.Evolve(e));

    private sealed class Model(Func<Task<ChatResponse>> answer) : IChatClient
    {
        public int Asked { get; private set; }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            Asked++;
            return answer();
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
