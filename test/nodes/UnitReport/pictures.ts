import Vips from 'wasm-vips';

export type VipsModule = Awaited<ReturnType<typeof Vips>>;

/** libvips itself, to make pictures and to look at what became of them. */
export const openVips = (): Promise<VipsModule> => Vips({ dynamicLibraries: [], printErr: () => undefined });

/** A picture as a phone takes it: lying on its side with a note to turn it, and where it was taken. */
export function phonePhoto(vips: VipsModule, width = 4000, height = 3000): Buffer {
	const noise = vips.Image.gaussnoise(width, height, { mean: 128, sigma: 12 });
	const photo = noise
		.bandjoin([noise.linear([0.5], [40]), noise])
		.cast('uchar')
		.copy({ interpretation: 'srgb' });
	photo.setInt('orientation', 6);
	photo.setString('exif-ifd0-Make', 'Dien thoai mau');
	photo.setString('exif-ifd3-GPSLatitude', '20/1 6/1 3000/100');
	photo.setString('exif-ifd3-GPSLatitudeRef', 'N');
	return Buffer.from(photo.writeToBuffer('.jpg', { Q: 70 }));
}
