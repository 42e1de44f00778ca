import { tables } from '../columns.ts'

const EVERY = `timestamp flow_id:l in_iface event_type src_ip src_port:l dest_ip dest_port:l proto app_proto pkt_src
  community_id host vlan:y tx_id:l`

/**
 * What Suricata writes of an event, by its type (https://docs.suricata.io/en/latest/output/eve/eve-json-format.html).
 * Other types and members are as the records have them.
 */
export const SURICATA_EVENTS = tables({
  alert: `${EVERY} alert:y http:y dns:y tls:y smtp:y email:y ssh:y smb:y files:y flow:y payload payload_printable packet metadata:y`,
  dns: `${EVERY} dns:y`,
  http: `${EVERY} http:y`,
  flow: `${EVERY} flow:y tcp:y icmp_type:l icmp_code:l`,
  tls: `${EVERY} tls:y`,
  fileinfo: `${EVERY} fileinfo:y http:y smtp:y email:y smb:y`,
  ssh: `${EVERY} ssh:y`,
  smb: `${EVERY} smb:y`,
  krb5: `${EVERY} krb5:y`,
  smtp: `${EVERY} smtp:y email:y`,
  anomaly: `${EVERY} anomaly:y`,
})
