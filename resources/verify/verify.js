/* What a code turns out to be (VOL-34): the verdicts of rules/verifying.py, for a page without a network. */
var Yingke = (function () {
  "use strict";
  var HEAD = "YK1:", SIGNATURE = 64, LONGEST = 3000, OLD = 30, MARK = 20;
  var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:/+", BASE = ALPHABET.length;

  function bytesOf(spelled) {
    var found = [], k, n, part, value, at;
    for (k = 0; k < spelled.length; k += 3) {
      part = spelled.substr(k, 3);
      value = 0;
      for (n = part.length - 1; n >= 0; n -= 1) {
        at = ALPHABET.indexOf(part.charAt(n));
        if (at < 0) { return null; }
        value = value * BASE + at;
      }
      if (part.length === 1 || value >= Math.pow(256, part.length - 1)) { return null; }
      if (part.length === 3) { found.push(value >> 8); }
      found.push(value & 255);
    }
    return found;
  }

  function utf8(words) {
    var told = unescape(encodeURIComponent(words)), found = new Uint8Array(told.length), k;
    for (k = 0; k < told.length; k += 1) { found[k] = told.charCodeAt(k); }
    return found;
  }

  function text(bytes) {
    var told = "", k;
    for (k = 0; k < bytes.length; k += 1) { told += String.fromCharCode(bytes[k]); }
    return decodeURIComponent(escape(told));
  }

  function hex(digits) {
    var found = new Uint8Array(digits.length / 2), k;
    for (k = 0; k < found.length; k += 1) { found[k] = parseInt(digits.substr(2 * k, 2), 16); }
    return found;
  }

  /* The fields of a code, the last of several, and their signature; null for what is none. */
  function read(code) {
    var told = String(code).slice(-2 * LONGEST).replace(/\s+/g, "").toUpperCase();
    var at = told.lastIndexOf(HEAD), rest = told.slice(at + HEAD.length), bytes, fields;
    if (at < 0 || !rest || rest.length > LONGEST) { return null; }
    bytes = bytesOf(rest);
    if (!bytes || bytes.length <= SIGNATURE) { return null; }
    try { fields = text(bytes.slice(0, -SIGNATURE)).split("\n"); } catch (no) { return null; }
    return { fields: fields, signature: new Uint8Array(bytes.slice(-SIGNATURE)) };
  }

  function fits(key, message, signature) {
    return nacl.sign.detached.verify(message, signature, hex(key));
  }

  function keyOf(list, id) {
    var k;
    for (k = 0; k < list.keys.length; k += 1) { if (list.keys[k][0] === id) { return list.keys[k]; } }
    return null;
  }

  function day(digits) {
    return /^\d{6}$/.test(digits) ? "20" + digits.substr(0, 2) + "-" + digits.substr(2, 2) + "-" + digits.substr(4, 2) : null;
  }

  function said(fields) {
    var minutes = fields[5];
    if (fields.length !== 8 || !/^\d+$/.test(minutes) || !day(fields[6]) || !day(fields[7])) { return null; }
    return {
      number: fields[1], name: fields[2], shown: fields[3], volunteer: fields[4], minutes: Number(minutes),
      first: day(fields[6]), last: day(fields[7])
    };
  }

  function superseded(list, number) {
    var k;
    for (k = 0; k < list.superseded.length; k += 1) {
      if (list.superseded[k][0] === number) { return list.superseded[k][1]; }
    }
    return null;
  }

  /* How the list names a certificate that was given: by a digest of its signature, which tells no name. */
  function mark(signature) {
    return Array.prototype.map.call(nacl.hash(signature).subarray(0, MARK / 2), function (one) {
      return (one < 16 ? "0" : "") + one.toString(16);
    }).join("");
  }

  /* What our key signed and the list does not know: given after it, or never. A number holds its day. */
  function unlisted(number, list) {
    var told = /-(\d{6})-\d+$/.exec(number), given = told && day(told[1]);
    return given && given >= list.day ? "not_listed" : "never_given";
  }

  function verdict(found, says, key, list) {
    if (!found || !says) { return "no_code"; }
    if (!key) { return "unknown_key"; }
    if (!fits(key[1], utf8([HEAD].concat(found.fields).join("\n")), found.signature)) { return "altered"; }
    if (key[2]) { return "genuine"; }
    if (list.given.indexOf(mark(found.signature)) < 0) { return unlisted(says.number, list); }
    if (list.withdrawn.indexOf(says.number) >= 0) { return "withdrawn"; }
    return superseded(list, says.number) ? "superseded" : "genuine";
  }

  /* The verdict on a code by the list of a day; `today` is 2026-11-23. A list older than 30 days is told. */
  function verify(code, list, today) {
    var found = read(code), says = found && said(found.fields);
    var key = found && keyOf(list, found.fields[0]), told = verdict(found, says, key, list);
    return {
      verdict: told, day: list.day, old: age(list.day, today) > OLD, says: says,
      centre: key && key[2] ? key[2] : list.centre, ours: !!key && !key[2],
      now: told === "superseded" ? superseded(list, says.number) : ""
    };
  }

  function age(day, today) {
    return Math.floor((Date.parse(today) - Date.parse(day)) / 86400000);
  }

  /* The list of a page, if the key that it names has signed it; null for one that was tampered with. */
  function listOf(page) {
    var list, key;
    try { list = JSON.parse(page.told); key = keyOf(list, page.key); } catch (no) { return null; }
    if (!key || key[2] || !fits(key[1], utf8("YK1 list\n" + page.told), hex(page.signature))) { return null; }
    return list;
  }

  return { read: read, verify: verify, listOf: listOf };
}());
