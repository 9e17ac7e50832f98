/** One key for all spellings of a number, mainland with or without its country code: what journal and faults go by. */
export const looseKey = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
