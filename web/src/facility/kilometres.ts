/** 3.2, from ten kilometres on 12: more digits would pretend to be a way by road. */
export const distanceText = (km: number): string => (km < 10 ? km.toFixed(1) : String(Math.round(km)))
