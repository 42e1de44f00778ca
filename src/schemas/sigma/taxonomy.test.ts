import { expect, test } from 'vitest'
import { findView } from '../views.ts'

/** The log sources of the specification's taxonomy, by product. */
const TAXONOMY: Readonly<Record<string, string>> = {
  windows: `process_creation file_change network_connection sysmon_status process_termination driver_load image_load
    create_remote_thread raw_access_thread process_access file_event registry_event registry_add registry_delete
    registry_set registry_rename create_stream_hash pipe_created wmi_event dns_query file_delete clipboard_capture
    process_tampering file_delete_detected file_block_executable file_block_shredding file_executable_detected
    sysmon_error file_access ps_classic_start ps_classic_provider_start ps_classic_script ps_module ps_script file_rename
    application application-experience applocker appmodel-runtime appxdeployment-server appxpackaging-om bitlocker
    bits-client capi2 certificateservicesclient-lifecycle-system codeintegrity-operational dhcp diagnosis-scripted
    dns-client dns-server dns-server-analytic dns-server-audit driver-framework firewall-as hyper-v-worker
    iis-configuration kernel-event-tracing kernel-shimengine ldap lsa-server msexchange-management ntfs ntlm openssh
    powershell powershell-classic printservice-admin printservice-operational security security-mitigations sense
    servicebus-client shell-core smbclient-security sysmon system taskscheduler terminalservices-localsessionmanager vhdmp
    windefend wmi`,
  linux:
    'file_event network_connection process_creation auditd auth clamav cron guacamole sudo sshd syslog vsftpd sysmon',
  macos: 'file_event process_creation',
  cisco: 'aaa bgp ldp',
  huawei: 'bgp ldp',
  juniper: 'bgp ldp',
  zeek: 'dce_rpc dns http kerberos rdp smb_files x509',
  network: 'connection dns',
}

test.each([
  ...Object.entries(TAXONOMY).flatMap(([product, names]) => names.split(/\s+/).map((name) => `${product}/${name}`)),
  ...'windows linux macos antivirus database dns firewall proxy webserver apache modsecurity process_creation'.split(
    ' ',
  ),
])('%s has a table', (name) => {
  expect(findView('sigma', name)).toBeDefined()
})
