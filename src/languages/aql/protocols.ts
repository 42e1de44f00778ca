/**
 * Keywords of IANA's protocol numbers from 0 on (https://www.iana.org/assignments/protocol-numbers); `.` where there is
 * none.
 */
const KEYWORDS = `HOPOPT ICMP IGMP GGP IPv4 ST TCP CBT EGP IGP BBN-RCC-MON NVP-II PUP ARGUS EMCON XNET CHAOS UDP MUX
  DCN-MEAS HMP PRM XNS-IDP TRUNK-1 TRUNK-2 LEAF-1 LEAF-2 RDP IRTP ISO-TP4 NETBLT MFE-NSP MERIT-INP DCCP 3PC IDPR XTP
  DDP IDPR-CMTP TP++ IL IPv6 SDRP IPv6-Route IPv6-Frag IDRP RSVP GRE DSR BNA ESP AH I-NLSP SWIPE NARP MOBILE TLSP SKIP
  IPv6-ICMP IPv6-NoNxt IPv6-Opts . CFTP . SAT-EXPAK KRYPTOLAN RVD IPPC . SAT-MON VISA IPCV CPNX CPHB WSN PVP BR-SAT-MON
  SUN-ND WB-MON WB-EXPAK ISO-IP VMTP SECURE-VMTP VINES TTP NSFNET-IGP DGP TCF EIGRP OSPFIGP Sprite-RPC LARP MTP AX.25
  IPIP MICP SCC-SP ETHERIP ENCAP . GMTP IFMP PNNI PIM ARIS SCPS QNX A/N IPComp SNP Compaq-Peer IPX-in-IP VRRP PGM .
  L2TP DDX IATP STP SRP UTI SMP SM PTP ISIS FIRE CRTP CRUDP SSCOPMCE IPLT SPS PIPE SCTP FC RSVP-E2E-IGNORE Mobility
  UDPLite MPLS-in-IP manet HIP Shim6 WESP ROHC Ethernet`.split(/\s+/)

/** As QRadar's records name them; all others have IANA's keyword. */
const AS_RECORDED: readonly (readonly [id: string, name: string])[] = [
  ['6', 'tcp_ip'],
  ['17', 'udp_ip'],
  ['1', 'icmp_ip'],
]

/** What PROTOCOLNAME gives for a number, the most frequent first. */
export const PROTOCOL_NAMES: readonly (readonly [id: string, name: string])[] = [
  ...AS_RECORDED,
  ...KEYWORDS.map((name, id): readonly [string, string] => [String(id), name]).filter(
    ([id, name]) => name !== '.' && !AS_RECORDED.some(([recorded]) => recorded === id),
  ),
]
