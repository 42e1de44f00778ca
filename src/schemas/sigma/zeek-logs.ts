import { tables } from '../columns.ts'

const CONNECTION = 'ts:r uid id.orig_h id.orig_p:l id.resp_h id.resp_p:l'

/**
 * Zeek's own names (https://docs.zeek.org/en/master/script-reference/log-files.html), by the log's path. Sets and vectors
 * are arrays, intervals seconds. Other paths and columns are as the log has them.
 */
export const ZEEK_LOGS = tables({
  conn: `${CONNECTION} proto service duration:r orig_bytes:l resp_bytes:l conn_state local_orig:b local_resp:b missed_bytes:l
    history orig_pkts:l orig_ip_bytes:l resp_pkts:l resp_ip_bytes:l tunnel_parents:y ip_proto:l orig_l2_addr resp_l2_addr
    vlan:l inner_vlan:l community_id`,
  dns: `${CONNECTION} proto trans_id:l rtt:r query qclass:l qclass_name qtype:l qtype_name rcode:l rcode_name AA:b TC:b RD:b
    RA:b Z:l answers:y TTLs:y rejected:b auth:y addl:y`,
  http: `${CONNECTION} trans_depth:l method host uri referrer version user_agent origin request_body_len:l
    response_body_len:l status_code:l status_msg info_code:l info_msg tags:y username password proxied:y orig_fuids:y
    orig_filenames:y orig_mime_types:y resp_fuids:y resp_filenames:y resp_mime_types:y client_header_names:y
    server_header_names:y cookie_vars:y uri_vars:y post_body`,
  smtp: `${CONNECTION} trans_depth:l helo mailfrom rcptto:y date from to:y cc:y reply_to msg_id in_reply_to subject
    x_originating_ip first_received second_received last_reply path:y user_agent tls:b fuids:y is_webmail:b`,
  ftp: `${CONNECTION} user password command arg mime_type file_size:l reply_code:l reply_msg data_channel.passive:b
    data_channel.orig_h data_channel.resp_h data_channel.resp_p:l fuid`,
  ssl: `${CONNECTION} version cipher curve server_name resumed:b last_alert next_protocol established:b ssl_history
    cert_chain_fps:y client_cert_chain_fps:y cert_chain_fuids:y client_cert_chain_fuids:y subject issuer client_subject
    client_issuer sni_matches_cert:b validation_status ja3 ja3s ja4`,
  x509: `ts:r id fingerprint certificate.version:l certificate.serial certificate.subject certificate.issuer
    certificate.not_valid_before:r certificate.not_valid_after:r certificate.key_alg certificate.sig_alg
    certificate.key_type certificate.key_length:l certificate.exponent certificate.curve san.dns:y san.uri:y san.email:y
    san.ip:y basic_constraints.ca:b basic_constraints.path_len:l host_cert:b client_cert:b`,
  smb_files: `${CONNECTION} fuid action path name size:l prev_name times.modified:r times.accessed:r times.created:r
    times.changed:r`,
  smb_mapping: `${CONNECTION} path service native_file_system share_type`,
  dce_rpc: `${CONNECTION} rtt:r named_pipe endpoint operation`,
  kerberos: `${CONNECTION} request_type client service success:b error_msg from:r till:r cipher forwardable:b renewable:b
    client_cert_subject client_cert_fuid server_cert_subject server_cert_fuid`,
  ntlm: `${CONNECTION} username hostname domainname server_nb_computer_name server_dns_computer_name
    server_tree_name success:b`,
  rdp: `${CONNECTION} cookie result security_protocol client_channels:y keyboard_layout client_build client_name client_dig_product_id
    desktop_width:l desktop_height:l requested_color_depth cert_type cert_count:l cert_permanent:b encryption_level
    encryption_method auth_success:b channel_mismatch:b`,
  ssh: `${CONNECTION} version:l auth_success:b auth_attempts:l direction client server cipher_alg mac_alg compression_alg
    kex_alg host_key_alg host_key hassh hasshServer remote_location.country_code`,
  ldap: `${CONNECTION} message_id:l version:l opcode result diagnostic_message object argument`,
  ldap_search: `${CONNECTION} message_id:l scope deref_aliases base_object result_count:l result diagnostic_message filter
    attributes:y`,
  files: `ts:r fuid uid id.orig_h id.orig_p:l id.resp_h id.resp_p:l tx_hosts:y rx_hosts:y conn_uids:y source depth:l
    analyzers:y mime_type filename duration:r local_orig:b is_orig:b seen_bytes:l total_bytes:l missing_bytes:l
    overflow_bytes:l timedout:b parent_fuid md5 sha1 sha256 extracted extracted_cutoff:b extracted_size:l`,
  notice: `${CONNECTION} fuid file_mime_type file_desc proto note msg sub src dst p:l n:l peer_descr actions:y
    email_dest:y suppress_for:r`,
  weird: `${CONNECTION} name addl notice:b peer source`,
  dpd: `${CONNECTION} proto analyzer failure_reason`,
  dhcp: `ts:r uids:y client_addr server_addr mac host_name client_fqdn domain requested_addr assigned_addr lease_time:r
    client_message server_message msg_types:y duration:r`,
  pe: `ts:r id machine compile_ts:r os subsystem is_exe:b is_64bit:b uses_aslr:b uses_dep:b uses_code_integrity:b
    uses_seh:b has_import_table:b has_export_table:b has_cert_table:b has_debug_data:b section_names:y`,
  snmp: `${CONNECTION} duration:r version community get_requests:l get_bulk_requests:l get_responses:l set_requests:l
    display_string up_since:r`,
  tunnel: `${CONNECTION} tunnel_type action`,
  software:
    'ts:r host host_p:l software_type name version.major:l version.minor:l version.minor2:l version.minor3:l version.addl unparsed_version',
})
