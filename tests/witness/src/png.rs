//! Pictures as PNG files without compression: the same bytes on every machine.

/// A PNG file of eight bits a channel, red, green, blue and opacity, its rows stored as they are.
pub fn png(width: usize, height: usize, pixels: &[u8]) -> Vec<u8> {
    let size = |len: usize| u32::try_from(len).expect("a small picture").to_be_bytes();
    let header = [&size(width)[..], &size(height), &[8, 6, 0, 0, 0]].concat();
    let rows = pixels.chunks_exact(4 * width);
    let rows: Vec<u8> = rows.flat_map(|row| [&[0], row].concat()).collect();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", stored(&rows)), (b"IEND", Vec::new())] {
        let named = [&kind[..], &data].concat();
        file.extend(size(data.len()));
        file.extend(&named);
        file.extend(crc(&named).to_be_bytes());
    }
    file
}

/// A zlib stream that stores its bytes without compressing them.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks = bytes.chunks(usize::from(u16::MAX));
    let last = blocks.len() - 1;
    for (number, block) in blocks.enumerate() {
        let len = block.len() as u16;
        stream.push(u8::from(number == last));
        stream.extend(len.to_le_bytes());
        stream.extend((!len).to_le_bytes());
        stream.extend(block);
    }
    let (mut a, mut b) = (1u32, 0u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    stream.extend((b << 16 | a).to_be_bytes());
    stream
}

/// The checksum at the end of each chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
        })
    })
}
