/** Which of Zeek's logs a record is of, when no member names it. */

type Values = Readonly<Record<string, unknown>>

/**
 * Members that tell a log of Zeek (https://docs.zeek.org/en/master/script-reference/log-files.html): all of `all`, and
 * one of `any`, if given. The first that fits.
 */
const TELLING: readonly (readonly [path: string, all: readonly string[], any?: readonly string[]])[] = [
  ['conn', ['uid', 'conn_state']],
  ['dns', ['uid', 'trans_id'], ['query', 'rcode', 'qtype', 'rejected']],
  ['dns', ['uid', 'rejected'], ['query', 'qtype_name', 'RD']],
  ['smtp', ['uid', 'trans_depth'], ['helo', 'mailfrom', 'rcptto', 'last_reply']],
  ['http', ['uid', 'trans_depth'], ['method', 'uri', 'status_code', 'host', 'request_body_len']],
  ['smb_files', ['uid', 'action', 'name'], ['path', 'size', 'times.modified', 'times_modified']],
  ['smb_mapping', ['uid', 'share_type']],
  ['dce_rpc', ['uid', 'operation'], ['endpoint', 'named_pipe']],
  ['kerberos', ['uid', 'request_type'], ['service', 'client', 'success', 'error_msg']],
  ['ntlm', ['uid'], ['server_nb_computer_name', 'server_dns_computer_name', 'domainname']],
  ['rdp', ['uid'], ['security_protocol', 'client_dig_product_id', 'cert_permanent']],
  ['ssh', ['uid'], ['auth_attempts', 'kex_alg', 'host_key_alg', 'hassh']],
  ['ssl', ['uid', 'established'], ['version', 'cipher', 'resumed', 'server_name']],
  ['ldap_search', ['uid', 'message_id'], ['base_object', 'scope', 'filter']],
  ['ldap', ['uid', 'message_id', 'opcode']],
  ['snmp', ['uid', 'community']],
  ['tunnel', ['uid', 'tunnel_type']],
  ['dpd', ['uid', 'analyzer', 'failure_reason']],
  ['ftp', ['uid', 'command'], ['reply_code', 'user', 'arg']],
  ['files', ['fuid', 'source'], ['analyzers', 'seen_bytes', 'timedout']],
  ['x509', ['certificate.serial']],
  ['x509', ['certificate_serial', 'certificate_subject']],
  ['dhcp', ['uids', 'msg_types']],
  ['pe', ['is_exe', 'uses_aslr']],
  ['notice', ['note', 'actions']],
  ['weird', ['name', 'notice', 'peer']],
  ['software', ['host', 'software_type']],
]

export function logByMembers(values: Values): string | undefined {
  if (!Object.hasOwn(values, 'ts')) return undefined
  const has = (name: string): boolean => Object.hasOwn(values, name)
  return TELLING.find(([, all, any]) => all.every(has) && (any === undefined || any.some(has)))?.[0]
}

/** Members that every record of the log has and no other's. */
export function membersOfLog(log: string): readonly string[] | undefined {
  return TELLING.find(([path]) => path === log)?.[1]
}

const PATH = /^[a-z][a-z0-9_]{1,63}$/

/** A path as tables have it; undefined for text that is none. */
export function logPath(value: unknown): string | undefined {
  return typeof value === 'string' && PATH.test(value) ? value : undefined
}

/** `http.log`, `http.10:00:00-11:00:00.log.gz`, `zip!http_20260101.json`: rotation adds times to the name of the log. */
const FILE = /(?:^|[/\\!])([a-z][a-z0-9_]*?)(?:[._-]\d[\dTZ:._-]*)?\.(?:log|json|jsonl|ndjson)(?:\.gz)?$/

export function logByFile(name: string): string | undefined {
  return logPath(FILE.exec(name)?.[1])
}
