export const KQL = {}
