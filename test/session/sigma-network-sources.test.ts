import { expect, test } from 'vitest'
import { huntShort, type ShortRule } from '../support/sigma-hunt.ts'

const rule = (title: string, logsource: string, ...detection: readonly string[]): ShortRule => ({
  title,
  logsource,
  detection: ['selection:', ...detection.map((line) => `  ${line}`)].join('\n'),
})

const keywords = (title: string, logsource: string, ...words: readonly string[]): ShortRule =>
  rule(title, logsource, ...words.map((word) => `- '${word}'`))

const all = (title: string, logsource: string, ...words: readonly string[]): ShortRule =>
  rule(title, logsource, "'|all':", ...words.map((word) => `  - '${word}'`))

test('Cisco, Huawei, Juniper', async () => {
  const log = [
    '<189>45: edge1: Mar  5 09:00:01.100: %PARSER-5-CFGLOG_LOGGEDCMD: User:omar  logged command:username backup privilege 15',
    '<187>46: edge1: Mar  5 09:00:02.100: %TCP-6-BADAUTH: No MD5 digest from 192.0.2.9(179) to 192.0.2.1(33010)',
    '<187>47: edge1: Mar  5 09:00:03.100: %LDP-5-PWD: MD5 protection is required for peer 192.0.2.5',
    '<189>48: edge1: Mar  5 09:00:04.100: %SYS-5-CONFIG_I: no dot1x system-auth-control',
    'Mar  5 2026 09:00:05 core2 %%01BGP/3/BGP_AUTH_FAILED(l)[12]:BGP session authentication failed. (PeerID=192.0.2.66:179, TcpConnSocket=5)',
    'Mar  5 09:00:06 mx1 rpd[1720]: tcp_auth_ok: Packet from 192.0.2.3:179 missing MD5 digest',
    'Mar  5 09:00:07 host9 sshd[4]: Accepted password for dana from 192.0.2.8 port 22 ssh2',
  ].join('\n')
  const { rules, counts, rows } = await huntShort({ 'devices.log': log }, [
    keywords('aaa', 'product: cisco, service: aaa', 'username', 'aaa'),
    keywords('cisco', 'product: cisco, service: syslog', 'no dot1x system-auth-control'),
    all('cisco bgp', 'product: cisco, service: bgp', '(179)', 'No MD5 digest'),
    all('cisco ldp', 'product: cisco, service: ldp', 'LDP', 'MD5 protection is required'),
    all('huawei', 'product: huawei, service: bgp', ':179', 'BGP_AUTH_FAILED'),
    all('juniper', 'product: juniper, service: bgp', ':179', 'missing MD5 digest'),
    keywords('not of a device', 'product: cisco, service: aaa', 'Accepted password'),
  ])
  expect(rules).toEqual({
    aaa: 'ran 1',
    cisco: 'ran 1',
    'cisco bgp': 'ran 1',
    'cisco ldp': 'ran 1',
    huawei: 'ran 1',
    juniper: 'ran 1',
    'not of a device': 'ran 0',
  })
  expect(counts['devices.log']).toEqual([7, 7, 0, 0])
  expect(rows['aaa']?.[0]).toMatchObject({ host: 'edge1' })
})

test('FortiGate', async () => {
  const event =
    'date=2026-03-05 time=09:10:11 devname="gw1" devid="FG100EXAMPLE0001" eventtime=1772701811000000000 tz="+0000" logid="0100044547" type="event" subtype="system" level="information" vd="root" logdesc="Object attribute configured" user="dana" ui="jsconsole(203.0.113.4)" action="Add" cfgtid=1 cfgpath="user.local" cfgobj="backup" cfgattr="passwd[*]" msg="Add user.local backup"'
  const traffic =
    'date=2026-03-05 time=09:10:12 devname="gw1" devid="FG100EXAMPLE0001" eventtime=1772701812000000000 tz="+0000" logid="0000000013" type="traffic" subtype="forward" level="notice" srcip=192.0.2.4 srcport=50000 dstip=198.51.100.9 dstport=23 proto=6 action="accept" policyid=4'
  const found = [
    rule('user', 'product: fortigate, service: event', 'action: Add', 'cfgpath: user.local'),
    rule('other object', 'product: fortigate, service: event', 'action: Add', 'cfgpath: system.admin'),
    rule('cleartext', 'category: firewall', 'dst_port:', '  - 21', '  - 23', 'action: accept', "blocked: 'false'"),
  ]
  const plain = await huntShort({ 'plain.log': `${event}\n${traffic}\n` }, found)
  expect(plain.rules).toEqual({ user: 'ran 1', 'other object': 'ran 0', cleartext: 'ran 1' })
  expect(plain.counts['plain.log']).toEqual([2, 2, 0, 0])
  expect(plain.rows['user']?.[0]).toMatchObject({ host: 'gw1', user: 'dana', command: 'user.local' })
  const syslog = await huntShort({ 'syslog.log': `<190>${event}\n<189>Mar  5 09:10:12 gw1 ${traffic}\n` }, found)
  expect(syslog.rules).toEqual(plain.rules)
  const bound = await huntShort({ 'x.txt': `${event}\n` }, found.slice(0, 2), { 'x.txt': 'fortigate/event' })
  expect(bound.rules).toEqual({ user: 'ran 1', 'other object': 'ran 0' })
})

test('firewalls in CEF', async () => {
  const cef = (action: string, port: number): string =>
    `Mar  5 09:20:00 fw1 CEF:0|Acme|Wall|1.0|traffic|${action}|3|src=192.0.2.4 spt=51000 dst=198.51.100.7 dpt=${port} proto=TCP act=${action} suser=dana`
  const { rules } = await huntShort({ 'fw.log': [cef('accept', 21), cef('deny', 443)].join('\n') }, [
    rule('allowed', 'category: firewall', 'dst_port: 21', 'action: accept', "blocked: 'false'"),
    rule('blocked', 'category: firewall', 'dst_ip: 198.51.100.7', "blocked: 'true'"),
    rule('network', 'category: firewall', 'src_ip|cidr: 192.0.2.0/24'),
  ])
  expect(rules).toEqual({ allowed: 'ran 1', blocked: 'ran 1', network: 'ran 2' })
})

const CONNECTION = {
  uid: 'CAbc1234567890',
  'id.orig_h': '203.0.113.5',
  'id.orig_p': 50000,
  'id.resp_h': '192.0.2.9',
  'id.resp_p': 445,
}
const zeek = (path: string, ts: number, values: Readonly<Record<string, unknown>>): unknown => ({
  _path: path,
  ts,
  ...CONNECTION,
  ...values,
})
const DNS_TSV = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tdns',
  '#open\t2026-03-05-09-00-00',
  '#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tqtype_name\trejected\tZ\tanswers',
  '#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tstring\tbool\tcount\tvector[string]',
  '1772701200.1\tCdns123456789\t192.0.2.4\t5353\t192.0.2.53\t53\tudp\tpool.mining.example\tA\tF\t0\t198.51.100.9,198.51.100.10',
  '1772701201.1\tCdns223456789\t192.0.2.4\t5354\t192.0.2.53\t53\tudp\tcmd.example\tTXT\tF\t1\tIEX own',
  '#close\t2026-03-05-10-00-00',
].join('\n')

test('Zeek', async () => {
  const records = [
    zeek('dce_rpc', 1772701200, {
      endpoint: 'samr',
      operation: 'SamrEnumerateUsersInDomain',
      named_pipe: '\\pipe\\lsass',
    }),
    zeek('http', 1772701201, {
      method: 'PUT',
      host: 'files.example',
      uri: '/dav/x.exe',
      user_agent: 'Own-WebDAV/1',
      status_code: 200,
      resp_mime_types: ['application/x-dosexec'],
      client_header_names: ['HOST', 'ACCEPT'],
    }),
    zeek('kerberos', 1772701202, { request_type: 'TGS', service: 'HTTP/app1', cipher: 'rc4-hmac', success: true }),
    zeek('smb_files', 1772701203, { action: 'SMB::FILE_OPEN', path: '\\\\fs1\\ADMIN$', name: 'SYSTEM32\\own.tmp' }),
    zeek('rdp', 1772701204, { cookie: 'dana', result: 'Success' }),
    { _path: 'x509', ts: 1772701205, id: 'Fx509abc', 'certificate.serial': '0A0B0C', 'certificate.subject': 'CN=own' },
    zeek('conn', 1772701206, { proto: 'tcp', conn_state: 'SF', duration: 2.5 }),
  ]
  const { rules, counts } = await huntShort(
    { 'zeek.jsonl': records.map((record) => JSON.stringify(record)).join('\n'), 'dns.log': DNS_TSV },
    [
      rule('dce_rpc', 'product: zeek, service: dce_rpc', 'operation|startswith: SamrEnumerate'),
      rule(
        'http',
        'product: zeek, service: http',
        'user_agent|contains: WebDAV',
        'uri|endswith: .exe',
        'method: PUT',
        'status_code: 200',
      ),
      rule('kerberos', 'product: zeek, service: kerberos', 'request_type: TGS', 'cipher: rc4-hmac'),
      rule(
        'smb_files',
        'product: zeek, service: smb_files',
        'path|contains|all:',
        "  - '\\'",
        "  - 'ADMIN$'",
        "name|contains: 'SYSTEM32\\'",
        'name|endswith: .tmp',
      ),
      rule('rdp', 'product: zeek, service: rdp', 'id.orig_h|cidr: 203.0.113.0/24'),
      rule('x509', 'product: zeek, service: x509', 'certificate.serial: 0a0b0c'),
      rule('conn', 'product: zeek, service: conn', 'conn_state: SF', 'id.resp_p: 445'),
      rule(
        'dns',
        'product: zeek, service: dns',
        'query|endswith: .mining.example',
        "rejected: 'false'",
        'Z: 0',
        'id.resp_p: 53',
      ),
      rule('answers', 'category: dns', 'record_type: TXT', 'answer|contains: IEX'),
      rule('query', 'category: dns', 'query|startswith: pool.'),
      rule('seen by a sensor', 'category: firewall', 'dst_port: 445', 'src_ip: 203.0.113.5'),
      rule('web', 'category: webserver', 'cs-method: PUT', 'cs-uri-stem|endswith: .exe'),
      rule('not there', 'product: zeek, service: ntlm', 'username: dana'),
    ],
  )
  expect(rules).toEqual({
    dce_rpc: 'ran 1',
    http: 'ran 1',
    kerberos: 'ran 1',
    smb_files: 'ran 1',
    rdp: 'ran 1',
    x509: 'ran 1',
    conn: 'ran 1',
    dns: 'ran 1',
    answers: 'ran 1',
    query: 'ran 1',
    'seen by a sensor': 'ran 1',
    web: 'ran 1',
    'not there': 'not-applicable 0',
  })
  expect(counts).toEqual({ 'zeek.jsonl': [7, 7, 0, 0], 'dns.log': [2, 2, 0, 0] })
})

test('web servers and proxies', async () => {
  const apache = [
    '203.0.113.7 - - [05/Mar/2026:09:00:00 +0000] "GET /cgi-bin/own.sh?cmd=%2Fbin%2Fid HTTP/1.1" 200 512 "-" "Own Scanner/1.0"',
    '203.0.113.8 - - [05/Mar/2026:09:00:01 +0000] "POST /login HTTP/1.1" 302 - "https://shop.example/" "Mozilla/5.0"',
  ].join('\n')
  const iis = [
    '#Software: Microsoft Internet Information Services 10.0',
    '#Version: 1.0',
    '#Date: 2026-03-05 09:10:00',
    '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
    '2026-03-05 09:10:00 192.0.2.20 POST /owa/own.aspx x=1 443 - 203.0.113.9 Own+Agent/2 - 200 0 0 15',
  ].join('\n')
  const squid =
    '1772701200.123    200 192.0.2.30 TCP_MISS/200 4000 GET http://paste.example/raw/own - HIER_DIRECT/198.51.100.40 text/plain\n'
  const errors =
    '[Thu Mar 05 09:30:00.000000 2026] [core:notice] [pid 50] AH00052: child pid 51 exit signal Segmentation fault (11)\n'
  const nginx = '2026/03/05 09:31:00 [alert] 60#60: worker process 61 exited on signal 11 (core dumped)\n'
  const found = [
    rule('query', 'category: webserver', "cs-uri-query|contains: 'cmd=%2Fbin'", 'sc-status: 200', 'cs-method: GET'),
    rule('agent', 'category: webserver', "cs-user-agent|contains: 'Own Scanner'"),
    rule(
      'referer',
      'category: webserver',
      'cs-referer|startswith: https://shop.example',
      'sc-status:',
      '  - 301',
      '  - 302',
    ),
    rule('iis', 'category: webserver', 'cs-uri-stem|endswith: /own.aspx', 'cs-method: POST'),
    rule('proxy', 'category: proxy', 'c-uri|contains: paste.example/raw/', 'cs-method: GET', 'sc-status: 200'),
    rule('proxy host', 'category: proxy', 'cs-host|endswith: .example'),
    keywords('apache', 'service: apache', 'exit signal Segmentation Fault'),
    keywords('nginx', 'service: nginx', 'exited on signal 11*core dumped'),
  ]
  const { rules, counts } = await huntShort(
    { 'access.log': apache, 'iis.log': iis, 'squid.log': squid, 'error.log': errors, 'nginx-error.log': nginx },
    found,
  )
  expect(rules).toEqual({
    query: 'ran 1',
    agent: 'ran 1',
    referer: 'ran 1',
    iis: 'ran 1',
    proxy: 'ran 1',
    'proxy host': 'ran 1',
    apache: 'ran 1',
    nginx: 'ran 1',
  })
  for (const [read, mapped, unmapped, rejected] of Object.values(counts))
    expect(mapped + unmapped + rejected).toBe(read)
  const bound = await huntShort({ 'x.log': apache }, found.slice(0, 3), { 'x.log': 'webserver' })
  expect(bound.rules).toEqual({ query: 'ran 1', agent: 'ran 1', referer: 'ran 1' })
})
