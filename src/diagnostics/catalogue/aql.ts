export const AQL = {}
