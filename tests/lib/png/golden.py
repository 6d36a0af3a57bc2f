"""Writes pillow.json: small PNG files of every kind the format has, and their samples. Each row has a filter of its own,
drawn at random; the stream is cut into chunks at random. Pillow reads each file before it is kept (13.0.0; its samples
of 16-bit color are the upper halves).    python tests/lib/png/golden.py > tests/lib/png/pillow.json
"""
import base64, io, json, random, struct, sys, zlib
from PIL import Image

random.seed(1)
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))


def predict(kind, left, above, corner):
    if kind == 4:
        p = left + above - corner
        return min((abs(p - left), 0, left), (abs(p - above), 1, above), (abs(p - corner), 2, corner))[2]
    return [0, left, above, (left + above) // 2][kind]


def rows(pixels, depth, per_pixel):
    """Packed rows, filtered."""
    step, out, before = max(1, depth * per_pixel // 8), b'', None
    for pixel_row in pixels:
        bits = ''.join(format(v, f'0{depth}b') for pixel in pixel_row for v in pixel)
        bits += '0' * (-len(bits) % 8)
        line = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
        before = before or bytes(len(line))
        kind = random.randrange(5)
        out += bytes([kind]) + bytes(
            (v - predict(kind, line[i - step] if i >= step else 0, before[i], before[i - step] if i >= step else 0)) % 256
            for i, v in enumerate(line))
        before = line
    return out


def make(color, depth, interlaced, transparent):
    width, height, n = random.randint(1, 9), random.randint(1, 8), SAMPLES[color]
    colors = random.randint(1, 2 ** depth) if color == 3 else 2 ** depth
    pixels = [[[random.randrange(colors) for _ in range(n)] for _ in range(width)] for _ in range(height)]
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    raw = b''.join(rows([row[x::dx] for row in pixels[y::dy]], depth, n) for x, y, dx, dy in passes if x < width)
    stream, parts = zlib.compress(raw), []
    while stream:
        cut = random.randint(0, 40)
        parts.append(chunk(b'IDAT', stream[:cut]))
        stream = stream[cut:]
    before, flat = b'', [v for row in pixels for pixel in row for v in pixel]
    channels, maximum = n, 2 ** depth - 1
    if color == 3:
        table = [[random.randrange(256) for _ in range(3)] for _ in range(colors)]
        alpha = [random.randrange(256) for _ in range(random.randint(1, colors))] if transparent else []
        before += chunk(b'PLTE', bytes(sum(table, []))) + (chunk(b'tRNS', bytes(alpha)) if alpha else b'')
        full = [rgb + ([alpha[i] if i < len(alpha) else 255] if alpha else []) for i, rgb in enumerate(table)]
        flat, channels, maximum = [v for index in flat for v in full[index]], 4 if alpha else 3, 255
    elif transparent:
        key = random.choice(random.choice(pixels))
        before += chunk(b'tRNS', struct.pack(f'>{n}H', *key))
        flat = [v for row in pixels for pixel in row for v in pixel + [0 if pixel == key else maximum]]
        channels = n + 1
    header = struct.pack('>IIBBBBB', width, height, depth, color, 0, 0, interlaced)
    text = chunk(b'tEXt', b'Comment\0not for the decoder')
    file = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + text + before + b''.join(parts) + chunk(b'IEND', b'')
    check(file, flat, channels, maximum, color, transparent)
    name = f'{["gray", "", "rgb", "palette", "gray-alpha", "", "rgba"][color]} {depth}'
    name += (' tRNS' if transparent else '') + (' interlaced' if interlaced else '')
    return dict(name=name, file=base64.b64encode(file).decode(), width=width, height=height, channels=channels,
                maximum=maximum, data=flat)


def check(file, flat, channels, maximum, color, transparent):
    image = Image.open(io.BytesIO(file))
    image.load()
    if color == 0 and transparent and maximum in (3, 15):
        return  # Pillow compares the key with samples that it has already made larger
    if maximum == 65535 and color == 0:
        assert list(image.get_flattened_data()) == flat[:: channels]
        return
    eight = [v >> 8 if maximum == 65535 else v * 255 // maximum for v in flat]
    if color == 2 and transparent and maximum == 65535:
        return  # Pillow compares the upper halves
    mode = {1: 'L', 2: 'LA', 3: 'RGB', 4: 'RGBA'}[channels]
    assert image.convert(mode).tobytes() == bytes(eight), (color, maximum, transparent)


kinds = [(c, d, i, t) for c in DEPTHS for d in DEPTHS[c] for i in (0, 1) for t in ((0, 1) if c in (0, 2, 3) else (0,))]
sys.stdout.write('[\n' + ',\n'.join(json.dumps(make(*kind)) for kind in kinds) + '\n]\n')
