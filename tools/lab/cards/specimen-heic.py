# With pillow-heif 1.8.1: python specimen-heic.py IMAGE FILE.heic [QUALITY]
# Made test/cards/portrait.heic of portrait.jpg, by x265.
import sys

import PIL.Image
import pillow_heif

pillow_heif.register_heif_opener()
PIL.Image.open(sys.argv[1]).convert('RGB').save(sys.argv[2], quality=int((sys.argv + [55])[3]))
