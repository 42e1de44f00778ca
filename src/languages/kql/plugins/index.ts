import { lowerBagUnpack } from './bag-unpack.ts'
import { lowerIpv4Lookup, lowerIpv6Lookup } from './ip-lookup.ts'
import { lowerNarrow } from './narrow.ts'
import {
  lowerActiveUsersCount,
  lowerActivityCountsMetrics,
  lowerRollingPercentile,
  lowerSlidingWindowCounts,
} from './periods.ts'
import { lowerPivot } from './pivot.ts'
import type { PluginLowering } from './plugin.ts'
import { lowerRowsNear } from './rows-near.ts'
import { lowerSchemaMerge } from './schema-merge.ts'

/** Plugins of `evaluate` by their KQL name; any other plugin is refused. */
export const PLUGINS: Readonly<Record<string, PluginLowering>> = {
  bag_unpack: lowerBagUnpack,
  pivot: lowerPivot,
  ipv4_lookup: lowerIpv4Lookup,
  ipv6_lookup: lowerIpv6Lookup,
  narrow: lowerNarrow,
  rows_near: lowerRowsNear,
  schema_merge: lowerSchemaMerge,
  rolling_percentile: lowerRollingPercentile,
  sliding_window_counts: lowerSlidingWindowCounts,
  activity_counts_metrics: lowerActivityCountsMetrics,
  active_users_count: lowerActiveUsersCount,
}
