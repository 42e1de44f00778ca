import { readAddress, readIpv4 } from '../../functions/address.ts'

/** IPv4 addresses lie in networks of IPv4, and IPv6 addresses in those of IPv6. */
export function networkKinds(networks: readonly string[]): {
  readonly v4: readonly string[]
  readonly v6: readonly string[]
} {
  const isV4 = (network: string): boolean => readIpv4(network) !== undefined
  return {
    v4: networks.filter(isV4),
    v6: networks.filter((network) => !isV4(network) && readAddress(network) !== undefined),
  }
}
