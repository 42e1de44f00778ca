export const CQL = {}
