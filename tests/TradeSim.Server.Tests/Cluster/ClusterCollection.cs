using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>What needs PostgreSQL shares one, and runs after everything else, one test at a time.</summary>
[CollectionDefinition(nameof(Cluster), DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<Postgres>;
