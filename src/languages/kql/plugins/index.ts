import { lowerBagUnpack } from './bag-unpack.ts'
import { lowerIpv4Lookup, lowerIpv6Lookup } from './ip-lookup.ts'
import { lowerPivot } from './pivot.ts'
import type { PluginLowering } from './plugin.ts'

/** Plugins of `evaluate` by their KQL name; any other plugin is refused. */
export const PLUGINS: Readonly<Record<string, PluginLowering>> = {
  bag_unpack: lowerBagUnpack,
  pivot: lowerPivot,
  ipv4_lookup: lowerIpv4Lookup,
  ipv6_lookup: lowerIpv6Lookup,
}
