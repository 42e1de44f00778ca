export const SUMO = {}
