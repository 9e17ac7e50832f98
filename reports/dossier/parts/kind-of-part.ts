const signatures = ['\x89PNG\r\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a'];

/** Whether bytes are those of a picture that pages show. */
export const isPicture = (bytes: Buffer): boolean => {
  const start = bytes.subarray(0, 12).toString('latin1');
  return signatures.some((each) => start.startsWith(each)) || /^RIFF[\s\S]{4}WEBP/.test(start);
};

/** Whether bytes are no text. */
export const isBinary = (bytes: Buffer): boolean => bytes.includes(0);
