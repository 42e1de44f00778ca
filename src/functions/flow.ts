import type { Scalar } from '../types/value.ts'
import { readAddress, readIpv4 } from './address.ts'
import { defineFunctions, defineHostFunctions } from './define.ts'

/** Keywords of the Internet's protocol numbers, each at its number (www.iana.org/assignments/protocol-numbers). */
const PROTOCOLS = `HOPOPT ICMP IGMP GGP IPv4 ST TCP CBT EGP IGP BBN-RCC-MON NVP-II PUP ARGUS EMCON XNET CHAOS UDP MUX
DCN-MEAS HMP PRM XNS-IDP TRUNK-1 TRUNK-2 LEAF-1 LEAF-2 RDP IRTP ISO-TP4 NETBLT MFE-NSP MERIT-INP DCCP 3PC IDPR XTP DDP
IDPR-CMTP TP++ IL IPv6 SDRP IPv6-Route IPv6-Frag IDRP RSVP GRE DSR BNA ESP AH I-NLSP SWIPE NARP MOBILE TLSP SKIP
IPv6-ICMP IPv6-NoNxt IPv6-Opts - CFTP - SAT-EXPAK KRYPTOLAN RVD IPPC - SAT-MON VISA IPCV CPNX CPHB WSN PVP BR-SAT-MON
SUN-ND WB-MON WB-EXPAK ISO-IP VMTP SECURE-VMTP VINES IPTM NSFNET-IGP DGP TCF EIGRP OSPFIGP Sprite-RPC LARP MTP AX.25
IPIP MICP SCC-SP ETHERIP ENCAP - GMTP IFMP PNNI PIM ARIS SCPS QNX A/N IPComp SNP Compaq-Peer IPX-in-IP VRRP PGM - L2TP
DDX IATP STP SRP UTI SMP SM PTP ISIS FIRE CRTP CRUDP SSCOPMCE IPLT SPS PIPE SCTP FC RSVP-E2E-IGNORE Mobility UDPLite
MPLS-in-IP manet Shim6 WESP ROHC Ethernet`
  .toLowerCase()
  .split(/\s+/)

/** Types of ICMP and ICMPv6 messages that come in pairs: both ways are one flow. */
const PAIRS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [
    [8, 0],
    [13, 14],
    [15, 16],
    [10, 9],
    [17, 18],
  ],
  58: [
    [128, 129],
    [133, 134],
    [135, 136],
    [130, 131],
    [139, 140],
    [144, 145],
  ],
}

const WITH_PORTS = new Set([1, 6, 17, 58, 132])

function small(value: Scalar | undefined, most: number): number | undefined {
  const number = typeof value === 'string' && /^\s*\d{1,5}\s*$/.test(value) ? Number(value) : undefined
  return number !== undefined && number <= most ? number : undefined
}

function protocolOf(value: Scalar | undefined): number | undefined {
  const known = small(value, 255)
  if (known !== undefined || typeof value !== 'string') return known
  const word = value.trim().toLowerCase()
  const place = word === '-' ? -1 : PROTOCOLS.indexOf(word)
  return place === -1 ? undefined : place
}

function hex(value: number | bigint, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, '0')
}

interface Endpoints {
  readonly source: number
  readonly destination: number
  /** Both directions are one flow. */
  readonly bothWays: boolean
}

function icmpEndpoints(protocol: number, type: number, code: number): Endpoints {
  for (const [ask, answer] of PAIRS[protocol] ?? []) {
    if (type === ask) return { source: ask, destination: answer, bothWays: true }
    if (type === answer) return { source: answer, destination: ask, bothWays: true }
  }
  return { source: type, destination: code, bothWays: false }
}

interface Address {
  readonly address: bigint
  readonly bytes: 4 | 16
}

function wholeAddress(value: Scalar | undefined): Address | undefined {
  if (typeof value !== 'string' || value.includes('/')) return undefined
  const text = value.trim()
  const four = readIpv4(text)
  if (four !== undefined) return { address: four.address, bytes: 4 }
  const six = readAddress(text)
  return six === undefined ? undefined : { address: six.address, bytes: 16 }
}

/** The bytes that Community ID 1 hashes, in hexadecimal; undefined where something is invalid. */
function flowBytes(args: readonly Scalar[]): string | undefined {
  const [proto, from, to, fromPort, toPort, type, code, seed] = args
  const protocol = protocolOf(proto)
  const [source, destination] = [wholeAddress(from), wholeAddress(to)]
  if (protocol === undefined || source === undefined || destination === undefined) return undefined
  if (source.bytes !== destination.bytes) return undefined
  let ends: Endpoints | undefined
  if (WITH_PORTS.has(protocol)) {
    const isIcmp = PAIRS[protocol] !== undefined
    const first = small(isIcmp ? (type ?? fromPort) : fromPort, 65_535)
    const second = small(isIcmp ? (code ?? toPort) : toPort, 65_535)
    if (first === undefined || second === undefined) return undefined
    ends = isIcmp ? icmpEndpoints(protocol, first, second) : { source: first, destination: second, bothWays: true }
  }
  const a = { address: source.address, port: ends?.source ?? 0 }
  const b = { address: destination.address, port: ends?.destination ?? 0 }
  const inOrder = a.address < b.address || (a.address === b.address && a.port <= b.port)
  const [first, second] = inOrder || ends?.bothWays === false ? [a, b] : [b, a]
  const size = source.bytes
  const ports = ends === undefined ? '' : hex(first.port, 2) + hex(second.port, 2)
  return `${hex(Number(seed), 2)}${hex(first.address, size)}${hex(second.address, size)}${hex(protocol, 1)}00${ports}`
}

const HOSTED = defineHostFunctions({
  'flow.community_id_bytes': {
    doc: 'What Community ID 1 hashes, in hexadecimal: protocol (number or keyword), source and destination address, source and destination port, type and code of ICMP, the seed. Null where a part is missing or invalid.',
    params: ['string', 'string', 'string', 'string', 'string', 'string', 'string', 'long'],
    literalFrom: 7,
    returns: 'string',
    nulls: 'handles',
    evaluate: (args) => flowBytes(args) ?? null,
    cases: [
      [['tcp', '10.0.0.2', '10.0.0.1', '80', '4000', null, null, 1n], '00010a0000010a00000206000fa00050'],
      [['6', '10.0.0.1', '10.0.0.2', '4000', '80', null, null, 1n], '00010a0000010a00000206000fa00050'],
      [['icmp', '10.0.0.2', '10.0.0.1', null, null, '0', '0', 0n], '00000a0000010a00000201000008'.concat('0000')],
      [['icmp', '10.0.0.2', '10.0.0.1', null, null, '3', '1', 0n], '00000a0000020a0000010100'.concat('00030001')],
      [['gre', '10.0.0.2', '10.0.0.1', null, null, null, null, 0n], '00000a0000010a0000022f00'],
      [['udp', 'fe80::1', '10.0.0.1', '1', '2', null, null, 0n], null],
      [['udp', '10.0.0.1', '10.0.0.1', '1', '65536', null, null, 0n], null],
      [['nothing', '10.0.0.1', '10.0.0.1', '1', '2', null, null, 0n], null],
      [[null, '10.0.0.1', '10.0.0.1', '1', '2', null, null, 0n], null],
    ],
  },
})

const PRINTED = defineFunctions({
  'hash.sha1_base64_of_hex': {
    doc: 'SHA-1 of the bytes that the text spells in hexadecimal, in Base64.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'to_base64(unhex(sha1(unhex($1))))' },
    cases: [
      [['616263'], 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0='],
      [[null], null],
    ],
  },
})

/** Flows of the network by their Community ID (github.com/corelight/community-id-spec). */
export const FLOWS = { ...HOSTED, ...PRINTED }
