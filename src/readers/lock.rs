//! The cipher of old Office files.
//!
//! Word and Excel 97-2003 encrypt with RC4, in blocks that each have a key of their own; the head of the file says how
//! the keys are made of the password. [MS-OFFCRYPTO] 2.3.5 and 2.3.6.

use md5::Md5;
use sha1::{Digest, Sha1};

use super::bytes::{u16_at, u32_at};

/// What Office itself encrypts with where a file is only protected against changes.
pub(super) const DEFAULT_PASSWORD: &str = "VelvetSweatshop";

/// How a file is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lock {
    method: Method,
    salt: Vec<u8>,
    verifier: Vec<u8>,
    verifier_hash: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    /// Office 97: MD5, 40 bits.
    Office97,
    /// Office 2002: SHA-1, so many bits.
    CryptoApi { bits: usize },
}

/// A lock whose password is known.
pub(super) struct Key {
    method: Method,
    hash: Vec<u8>,
}

impl Lock {
    /// Reads the head of an encryption: its version, then salt and verifiers. None for another way of encryption.
    pub(super) fn read(head: &[u8]) -> Option<Lock> {
        let (method, at) = match (u16_at(head, 0)?, u16_at(head, 2)?) {
            (1, 1) => {
                let part = |at: usize| Some(head.get(at..at.checked_add(16)?)?.to_vec());
                let [salt, verifier, verifier_hash] = [part(4)?, part(20)?, part(36)?];
                return Some(Lock { method: Method::Office97, salt, verifier, verifier_hash });
            }
            (2..=4, 2) => {
                let length = usize::try_from(u32_at(head, 8)?).ok()?;
                let bits = usize::try_from(u32_at(head, 28)?).ok()?;
                // No size means the least.
                let bits = if bits == 0 { 40 } else { bits };
                ((40..=128).contains(&bits).then_some(Method::CryptoApi { bits })?, length.checked_add(12)?)
            }
            _ => return None,
        };
        let part = |from: usize, length: usize| {
            let start = at.checked_add(from)?;
            Some(head.get(start..start.checked_add(length)?)?.to_vec())
        };
        Some(Lock { method, salt: part(4, 16)?, verifier: part(20, 16)?, verifier_hash: part(40, 20)? })
    }

    /// The key of the first password that fits; Office's own is tried first.
    pub(super) fn open(&self, passwords: &[String]) -> Option<Key> {
        let all = std::iter::once(DEFAULT_PASSWORD).chain(passwords.iter().map(String::as_str));
        all.map(|password| self.key(password)).find(|key| self.fits(key))
    }

    fn key(&self, password: &str) -> Key {
        let letters: Vec<u8> = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hash = match self.method {
            Method::Office97 => {
                let short = |hash: &[u8]| hash.get(..5).unwrap_or_default().to_vec();
                let mixed = [short(&Md5::digest(&letters)), self.salt.clone()].concat().repeat(16);
                short(&Md5::digest(mixed))
            }
            Method::CryptoApi { .. } => Sha1::digest([&self.salt[..], &letters].concat()).to_vec(),
        };
        Key { method: self.method, hash }
    }

    fn fits(&self, key: &Key) -> bool {
        let mut both = [&self.verifier[..], &self.verifier_hash].concat();
        key.cipher(0).apply(&mut both);
        let (verifier, hash) = both.split_at_checked(self.verifier.len()).unwrap_or_default();
        match self.method {
            Method::Office97 => Md5::digest(verifier)[..] == *hash,
            Method::CryptoApi { .. } => Sha1::digest(verifier)[..] == *hash,
        }
    }
}

impl Key {
    /// Decrypts a stream from its beginning, in blocks of so many bytes.
    pub(super) fn decrypt(&self, stream: &mut [u8], block: usize) {
        for (number, bytes) in (0..).zip(stream.chunks_mut(block)) {
            self.cipher(number).apply(bytes);
        }
    }

    fn cipher(&self, block: u32) -> Cipher {
        let mixed = [&self.hash[..], &block.to_le_bytes()].concat();
        match self.method {
            Method::Office97 => Cipher::new(&Md5::digest(mixed)),
            Method::CryptoApi { bits } => {
                let mut key = Sha1::digest(mixed).get(..bits / 8).unwrap_or_default().to_vec();
                if bits == 40 {
                    key.resize(16, 0);
                }
                Cipher::new(&key)
            }
        }
    }
}

/// RC4.
struct Cipher {
    state: [u8; 256],
    i: u8,
    j: u8,
}

impl Cipher {
    fn new(key: &[u8]) -> Cipher {
        let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
        let mut j = 0_u8;
        for (i, byte) in (0..=255_u8).zip(key.iter().cycle()) {
            j = j.wrapping_add(state[usize::from(i)]).wrapping_add(*byte);
            state.swap(usize::from(i), usize::from(j));
        }
        Cipher { state, i: 0, j: 0 }
    }

    fn apply(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.i = self.i.wrapping_add(1);
            self.j = self.j.wrapping_add(self.state[usize::from(self.i)]);
            self.state.swap(usize::from(self.i), usize::from(self.j));
            let sum = self.state[usize::from(self.i)].wrapping_add(self.state[usize::from(self.j)]);
            *byte ^= self.state[usize::from(sum)];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a lock of Office 2002 with keys of so many bits, salted with 0, 1, 2, ….
    fn head(bits: u32, verifiers: [u8; 36]) -> Vec<u8> {
        let mut head = [[2, 0, 2, 0], 4_u32.to_le_bytes(), 32_u32.to_le_bytes()].concat();
        for number in [4, 0, 0x6801, 0x8004, bits, 1, 0, 0, 16] {
            head.extend(u32::to_le_bytes(number));
        }
        head.extend(0..16_u8);
        head.extend(&verifiers[..16]);
        head.extend(20_u32.to_le_bytes());
        head.extend(&verifiers[16..]);
        head
    }

    /// Computed apart, with another implementation of the ciphers.
    #[test]
    fn keys_of_office_2002_open_with_the_password_alone() {
        let long = [
            0xbf, 0x7e, 0xd9, 0xd8, 0x49, 0x47, 0xff, 0x79, 0x3b, 0x63, 0xfd, 0x4f, 0xec, 0x0d, 0xa4, 0xdd, 0x75, 0xe1,
            0xe5, 0x36, 0x5d, 0xb1, 0xd0, 0x8c, 0x76, 0xcd, 0xb9, 0x9a, 0x4d, 0x2d, 0x3f, 0xb3, 0x99, 0x08, 0x03, 0x78,
        ];
        let short = [
            0x70, 0x94, 0x5c, 0x77, 0x9f, 0xd6, 0x47, 0x75, 0xaa, 0x23, 0x7f, 0x84, 0x91, 0x9c, 0xc9, 0xb5, 0x1a, 0xf3,
            0x34, 0x98, 0xde, 0x93, 0xc1, 0x8c, 0x88, 0x32, 0xc1, 0x0e, 0x9e, 0x19, 0xfd, 0x88, 0x47, 0x1f, 0xe7, 0x0a,
        ];
        let texts = [
            (128, long, [0x1f, 0x8a, 0x5e, 0x05, 0x80, 0x5a, 0xb5, 0x2b, 0x60, 0x2b]),
            (40, short, [0xd0, 0x60, 0xdb, 0xaa, 0x56, 0xcb, 0x0d, 0x27, 0xf1, 0x6b]),
        ];
        for (bits, verifiers, mut text) in texts {
            let lock = Lock::read(&head(bits, verifiers)).unwrap();
            assert!(lock.open(&["mat khau".to_owned()]).is_none());
            lock.open(&["mật khẩu".to_owned()]).unwrap().decrypt(&mut text, 512);
            assert_eq!(text, *"đạt 97%".as_bytes().first_chunk::<10>().unwrap(), "{bits} bits");
        }
    }

    #[test]
    fn heads_that_are_none_open_nothing() {
        for bits in [0, 39, 129, u32::MAX] {
            let lock = Lock::read(&head(bits, [0; 36]));
            assert!(lock.is_none_or(|lock| lock.open(&[]).is_none()), "{bits} bits");
        }
        let mut long = head(40, [0; 36]);
        long.splice(8..12, u32::MAX.to_le_bytes());
        assert_eq!(Lock::read(&long), None);
        assert_eq!(Lock::read(&[4, 0, 4, 0, 0, 0, 0, 0]), None);
    }
}
