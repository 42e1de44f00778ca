/** The OCSF event classes that siemless keeps (https://schema.ocsf.io), one table each; `base_event` is for all else. */
export type OcsfClass =
  | 'process_activity'
  | 'network_activity'
  | 'file_activity'
  | 'dns_activity'
  | 'http_activity'
  | 'script_activity'
  | 'registry_activity'
  | 'module_activity'
  | 'authentication'
  | 'base_event'
