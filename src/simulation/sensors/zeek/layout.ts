/**
 * Fields of Zeek's logs and their types, in the order in which Zeek 6 writes them
 * (https://docs.zeek.org/en/v6.0.0/script-reference/log-files.html).
 */
const CONNECTION = 'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port'

const LAYOUTS = {
  conn: `${CONNECTION} proto:enum service:string duration:interval orig_bytes:count resp_bytes:count conn_state:string
    local_orig:bool local_resp:bool missed_bytes:count history:string orig_pkts:count orig_ip_bytes:count resp_pkts:count
    resp_ip_bytes:count tunnel_parents:set[string]`,
  dns: `${CONNECTION} proto:enum trans_id:count rtt:interval query:string qclass:count qclass_name:string qtype:count
    qtype_name:string rcode:count rcode_name:string AA:bool TC:bool RD:bool RA:bool Z:count answers:vector[string]
    TTLs:vector[interval] rejected:bool`,
  http: `${CONNECTION} trans_depth:count method:string host:string uri:string referrer:string version:string
    user_agent:string origin:string request_body_len:count response_body_len:count status_code:count status_msg:string
    info_code:count info_msg:string tags:set[enum] username:string password:string proxied:set[string]
    orig_fuids:vector[string] orig_filenames:vector[string] orig_mime_types:vector[string] resp_fuids:vector[string]
    resp_filenames:vector[string] resp_mime_types:vector[string]`,
  smtp: `${CONNECTION} trans_depth:count helo:string mailfrom:string rcptto:set[string] date:string from:string
    to:set[string] cc:set[string] reply_to:string msg_id:string in_reply_to:string subject:string x_originating_ip:addr
    first_received:string second_received:string last_reply:string path:vector[addr] user_agent:string tls:bool
    fuids:vector[string]`,
  ftp: `${CONNECTION} user:string password:string command:string arg:string mime_type:string file_size:count
    reply_code:count reply_msg:string data_channel.passive:bool data_channel.orig_h:addr data_channel.resp_h:addr
    data_channel.resp_p:port fuid:string`,
  ssl: `${CONNECTION} version:string cipher:string curve:string server_name:string resumed:bool last_alert:string
    next_protocol:string established:bool ssl_history:string cert_chain_fps:vector[string]
    client_cert_chain_fps:vector[string] sni_matches_cert:bool`,
  ssh: `${CONNECTION} version:count auth_success:bool auth_attempts:count direction:enum client:string server:string
    cipher_alg:string mac_alg:string compression_alg:string kex_alg:string host_key_alg:string host_key:string
    remote_location.country_code:string remote_location.region:string remote_location.city:string
    remote_location.latitude:double remote_location.longitude:double`,
} as const satisfies Readonly<Record<string, string>>

export type ZeekLog = keyof typeof LAYOUTS

export interface Column {
  readonly name: string
  readonly type: string
}

const COLUMNS: ReadonlyMap<string, readonly Column[]> = new Map(
  Object.entries(LAYOUTS).map(([log, text]) => [
    log,
    text.split(/\s+/).map((column) => {
      const [name = '', type = ''] = column.split(':')
      return { name, type }
    }),
  ]),
)

export function columnsOf(log: string): readonly Column[] {
  const found = COLUMNS.get(log)
  if (found === undefined) throw new Error(`the sensor zeek has no log ${log}`)
  return found
}
