// Search by pinyin: "hbsfgw" and "hubeifagai" find 湖北省发改委, each sign by the start of any of its readings.

// Tell at which sign of `text` the letters begin to fit, -1 for nowhere. `readings` gives those of a sign as a list:
// {"省": ["sheng", "xing"]}. Signs without one are letters and figures of their own.
export function pinyinIndex(text, letters, readings) {
  const signs = [...text];
  for (let start = 0; start < signs.length; start++) if (fits(signs, start, letters, readings)) return start;
  return -1;
}

function fits(signs, at, letters, readings) {
  if (!letters) return true;
  if (at >= signs.length) return false;
  return (Object.hasOwn(readings, signs[at]) ? readings[signs[at]] : [signs[at].toLowerCase()]).some((reading) => {
    for (let length = common(reading, letters); length > 0; length--) {
      if (fits(signs, at + 1, letters.slice(length), readings)) return true;
    }
    return false;
  });
}

// How many first letters the two share.
function common(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
