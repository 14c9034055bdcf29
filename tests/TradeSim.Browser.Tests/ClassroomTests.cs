using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A lecturer, four students, one of them on a phone, and a side that nobody came to.</summary>
public sealed class ClassroomTests(Stage stage)
{
    [Fact]
    public async Task A_class_plays_one_student_drops_out_and_gets_the_seat_back()
    {
        var lecturer = await stage.Person();
        await lecturer.Page.GotoAsync("/");
        await lecturer.See("host-class").ClickAsync();
        await lecturer.See("class-scenario").SelectOptionAsync("london-2025");
        await lecturer.Page.GetByText("More: groups").ClickAsync();
        await lecturer.See("class-grace").SelectOptionAsync("0");
        await lecturer.PicturesInBothSizes("class-set-up");
        await AccessibilityTests.HasNoViolations(lecturer, "class set-up");
        await lecturer.See("class-open").ClickAsync();
        var code = (await lecturer.See("class-code").InnerTextAsync()).Trim();

        var ann = await Join(await stage.Person(), code, "Ann");
        await ann.See("before-own").FillAsync("Rare earths.");
        await ann.See("personal-code").ClickAsync();
        await ann.PicturesInBothSizes("class-waiting");
        await AccessibilityTests.HasNoViolations(ann, "class waiting");
        var ben = await Join(await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight), code, "Ben");
        var cem = await Join(await stage.Person(), code, "Cem");
        var dora = await Join(await stage.Person(), code, "Dora");
        await Expect(lecturer.See("class-count")).ToContainTextAsync("4 students");
        // Cem and Dora speak for one side; an AI speaks for the other until somebody comes.
        foreach (var name in new[] { "Cem", "Dora" })
        {
            var row = lecturer.See("student-row").Filter(new() { HasText = name });
            await row.Locator("summary").ClickAsync();
            await row.Locator("input").FillAsync("2");
            await row.GetByRole(AriaRole.Button, new() { Name = "US" }).ClickAsync();
            await Expect(row).ToContainTextAsync("will sit at table 2");
        }

        await lecturer.See("begin").ClickAsync();
        foreach (var student in new[] { ann, ben, cem, dora }) await student.See("what-now").WaitForAsync();
        await Expect(lecturer.See("table-row")).ToHaveCountAsync(2);
        await Expect(lecturer.See("table-row").Nth(1)).ToContainTextAsync("AI");
        await Expect(dora.See("what-now")).ToContainTextAsync("Cem");

        await ben.Draft(("rare-earth-licences", "civilian"));
        var drafted = await ben.See("draft-score").InnerTextAsync();
        var room = ben.Page.Url;
        await ben.Page.CloseAsync();
        await Expect(lecturer.See("table-row").Filter(new() { HasText = "Ben (away)" })).ToBeVisibleAsync();
        await ann.Draft(("rare-earth-licences", "civilian"));
        await ann.Offer();
        await ann.See("offer-2").WaitForAsync();
        await lecturer.See("table-1").ClickAsync();
        await lecturer.PicturesInBothSizes("class-cockpit");
        await AccessibilityTests.HasNoViolations(lecturer, "cockpit");
        await lecturer.See("table-1").ClickAsync();
        await lecturer.Page.GetByRole(AriaRole.Button, new() { Name = "close" }).ClickAsync();

        var again = new Person(await ben.Page.Context.NewPageAsync());
        await again.Page.GotoAsync(room);
        await Expect(again.See("draft-score")).ToHaveTextAsync(drafted);
        await Expect(again.See("stand-in")).ToHaveCountAsync(0);
        await again.See("reject-offer").ClickAsync();
        await Expect(ann.Page.GetByText("Rejected offer 1.")).ToBeVisibleAsync();

        await lecturer.See("pause-all").ClickAsync();
        await Expect(ann.See("paused")).ToBeVisibleAsync();
        await Expect(cem.See("paused")).ToBeVisibleAsync();
        await ann.PicturesInBothSizes("class-paused");
        await lecturer.See("note-all").FillAsync("Five minutes left.");
        await lecturer.See("note-all-go").ClickAsync();
        await Expect(cem.Page.GetByText("Five minutes left.")).ToBeVisibleAsync();
        await lecturer.See("pause-all").ClickAsync();
        await Expect(ann.See("paused")).ToHaveCountAsync(0);

        await lecturer.See("table-1").ClickAsync();
        await lecturer.See("look-china").ClickAsync();
        await lecturer.See("to-cockpit").WaitForAsync();
        await Expect(lecturer.See("make-offer")).ToHaveCountAsync(0);
        await lecturer.PicturesInBothSizes("class-looking-in");
        await lecturer.See("to-cockpit").ClickAsync();

        await lecturer.See("end-class").ClickAsync();
        await lecturer.See("end-class").ClickAsync();
        await lecturer.See("to-class-debrief").WaitForAsync();
        await ann.See("to-class").ClickAsync();
        await ann.See("own-debrief").ClickAsync();
        await ann.See("debrief-result").WaitForAsync();
    }

    private static async Task<Person> Join(Person student, string code, string name)
    {
        await student.Page.GotoAsync($"/?code={code}");
        await student.See("join-name").FillAsync(name);
        await student.See("join-go").ClickAsync();
        await student.See("waiting").WaitForAsync();
        return student;
    }
}
