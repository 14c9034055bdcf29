#!/usr/bin/env bash
# Checks everything: format, build with warnings as errors, scenarios, then unit, server and browser tests.
# Installs what browser and cluster tests need (Debian's chromium and postgresql) when it is missing and allowed to.
# Closes with a line "N passed, N failed, N skipped"; fewer tests than tests/count.txt is a failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0 failed=0 skipped=0

step() { printf '\n== %s\n' "$1"; }

close() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ]
  exit
}

must() {
  step "$1"
  shift
  "$@" || { failed=$((failed + 1)); close; }
}

has_chromium() { command -v chromium >/dev/null; }

# Its programs are not on the path; the tests start a server of their own, never the default cluster.
has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

# need PACKAGE CHECK: installs a package of Debian where the check fails and root may.
need() {
  "$2" && return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null
  fi
  "$2" || { echo "$1 is missing; install Debian's package $1"; return 1; }
}

# Restore fails on a package with a known weakness, if the package source says which those are. Not every source does, and a list
# that is away must fail nobody; so a package with a weakness that is long known shows whether anything was looked at.
say_whether_audited() {
  local weak
  weak=$(mktemp -d)
  cat >"$weak/weak.csproj" <<'END'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup>
</Project>
END
  if timeout 60 dotnet restore "$weak" 2>&1 | grep -q 'NU190[1-4]'; then
    echo "Packages were compared with the source's list of known weaknesses."
  else
    echo "NOT COMPARED: the package source gave no list of known weaknesses."
  fi
  rm -rf "$weak"
}

run_tests() {
  local name=$1 log
  log=$(mktemp)
  step "$name"
  dotnet "tests/$name/bin/Debug/net10.0/$name.dll" -noColor -noLogo 2>&1 | tee "$log"
  local exit_code=${PIPESTATUS[0]} line
  line=$(grep -E "^ +$name +Total: [0-9]+" "$log" | tail -n 1)
  number() { grep -oE "$1: [0-9]+" <<<"$line" | grep -oE '[0-9]+'; }
  if [ -z "$line" ]; then
    echo "$name did not finish"
    failed=$((failed + 1))
    return
  fi
  local bad=$(($(number Errors) + $(number Failed)))
  [ "$exit_code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  failed=$((failed + bad))
  skipped=$((skipped + $(number Skipped) + $(number 'Not Run')))
  passed=$((passed + $(number Total) - $(number Errors) - $(number Failed) - $(number Skipped)))
}

must "Chromium" need chromium has_chromium
must "PostgreSQL" need postgresql has_postgresql
# By force: nothing is compared where nothing changed.
must "Restore" dotnet restore TradeSim.sln --force -p:FailOnWeakness=true
must "Audit of packages" say_whether_audited
# The third part of formatting, analyzers, is the build's to say, which takes them for errors.
must "Format" dotnet format whitespace TradeSim.sln --verify-no-changes --no-restore
must "Style" dotnet format style TradeSim.sln --verify-no-changes --no-restore
must "Build" dotnet build TradeSim.sln --no-restore -warnaserror
must "Scenarios" dotnet run --no-build --project src/TradeSim.Cli -- validate scenarios/ studies/

run_tests TradeSim.Tests
run_tests TradeSim.Server.Tests
run_tests TradeSim.Browser.Tests

least=$(cat tests/count.txt)
if [ "$passed" -lt "$least" ]; then
  echo "Only $passed tests passed; the last count was $least. Lower tests/count.txt only with a reason."
  failed=$((failed + 1))
fi
close
